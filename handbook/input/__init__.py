"""What people hand in, read without surprises: bytes into text, text into data with its lines, names and fonts of files."""
