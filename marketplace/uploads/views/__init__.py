"""Pages of the pictures: reading private ones, handing new ones in, one's own face."""
