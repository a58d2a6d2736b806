"""Pixel art: how it is recognised, and in which sizes it is kept sharp."""

import math

from PIL import Image, ImageChops

# The longest side of each rendition, in pixels.
RENDITIONS = {"small": 320, "middle": 640, "large": 1280}

# More colours than this, or more drawn pixels on a side, and it is something else.
MOST_COLOURS = 512
LARGEST_GRID = 512
# A small sprite at its own size, where one drawn pixel is one pixel.
LARGEST_SPRITE = 256
SPRITE_COLOURS = 64
# Beyond this the comparison would cost more than the answer is worth.
LARGEST_LOOK = 4096 * 4096


def fit(width, height, longest):
    """The size with this longest side, in proportion; never larger than it is."""
    scale = min(1, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def fit_grid(width, height, cell, longest):
    """Like ``fit`` for pixel art: a whole number of pixels for each drawn one, if that fits."""
    grid = width // cell, height // cell
    times = min(cell, longest // max(grid))
    if times < 1:
        return fit(width, height, longest)
    return grid[0] * times, grid[1] * times


def cell_of(image):
    """The side in pixels of one drawn pixel, or 0 when this is not pixel art. Wants RGB."""
    if image.width * image.height > LARGEST_LOOK:
        return 0
    colours = image.getcolors(MOST_COLOURS)
    if not colours or len(colours) < 3:
        return 0
    step = math.gcd(image.width, image.height)
    for cell in range(min(step, 128), 1, -1):
        if step % cell == 0 and max(image.size) // cell <= LARGEST_GRID and is_grid(image, cell):
            return cell
    return 1 if max(image.size) <= LARGEST_SPRITE and len(colours) <= SPRITE_COLOURS else 0


def is_grid(image, cell):
    """Whether the picture consists of squares of ``cell`` pixels, each of one colour."""
    small = image.resize((image.width // cell, image.height // cell), Image.Resampling.NEAREST)
    again = small.resize(image.size, Image.Resampling.NEAREST)
    return ImageChops.difference(image, again).getbbox() is None
