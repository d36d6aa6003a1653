"""The handbook for assistants: a server of the Model Context Protocol that answers from a published release."""
