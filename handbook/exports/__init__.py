"""Files made from the facts for other programs: design tools, address books, calendars."""
