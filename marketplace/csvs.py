"""CSV that a spreadsheet cannot be tricked by."""


def safe_cell(value):
    """The value as text; one that a spreadsheet would run as a formula gets a leading quote."""
    words = "" if value is None else str(value)
    return f"'{words}" if words[:1] in {"=", "+", "-", "@", "\t", "\r"} else words
