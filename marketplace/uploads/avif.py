"""How large the pictures inside an AVIF file are, by its boxes and by the AV1 streams in them.

The boxes may claim 100 × 100 while the stream holds 9,400 × 9,400, and the decoder reserves what
the stream says. So the size comes from both: the ``ispe`` properties (ISO/IEC 23008-12) and each
sequence header (AV1 specification, 5.5). Nonsense raises ValueError or LookupError.
"""

# A collage of tiles has some dozens; a trap could have billions that cost nothing to write down.
MOST_PIECES = 2000
SEQUENCE_HEADER = 1


class Bits:
    """Reads numbers of any width from bytes, highest bit first."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, width):
        end = self.at + width
        if end > len(self.data) * 8:
            raise ValueError("too short")
        first, last = self.at // 8, (end + 7) // 8
        value = int.from_bytes(self.data[first:last], "big") >> (last * 8 - end)
        self.at = end
        return value & ((1 << width) - 1)

    def skip_variable(self):
        """An Exp-Golomb number."""
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > 32:
                raise ValueError("a number without end")
        self.take(zeros)


def largest_frame(data):
    """``(width, height)`` of the largest picture that a decoder could be made to reserve."""
    outer = dict(boxes(data))
    if b"moov" in outer and outer[b"ftyp"][:4] != b"avif":
        raise ValueError("a film: the decoder would take its first frame from a track")
    found = dict(boxes(outer[b"meta"][4:]))
    properties = dict(boxes(found.get(b"iprp", b""))).get(b"ipco", b"")
    sizes = [
        (int.from_bytes(body[4:8], "big"), int.from_bytes(body[8:12], "big"))
        for kind, body in boxes(properties)
        if kind == b"ispe"
    ]
    coded = coded_items(found[b"iinf"])
    for item, content in item_contents(found[b"iloc"], data, found.get(b"idat", b"")):
        if item in coded:
            sizes += sequence_sizes(content)
    if not sizes:
        raise ValueError("no size")
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def boxes(data):
    """``(kind, body)`` of each box in a row."""
    at = count = 0
    while at + 8 <= len(data):
        count += 1
        length, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif length == 0:
            length = len(data) - at
        if length < head or at + length > len(data) or count > MOST_PIECES:
            raise ValueError("a box that is longer than its file, or too many of them")
        yield kind, data[at + head : at + length]
        at += length


def coded_items(iinf):
    """The ids of the items that hold AV1 streams."""
    wide = 2 if iinf[0] == 0 else 4
    entries = (body for kind, body in boxes(iinf[4 + wide :]) if kind == b"infe")
    found = set()
    for entry in entries:
        width = 2 if entry[0] == 2 else 4
        if entry[4 + width + 2 :][:4] == b"av01":
            found.add(int.from_bytes(entry[4 : 4 + width], "big"))
    return found


def item_contents(iloc, data, idat):
    """``(id, bytes)`` of each item."""
    bits, version, taken, pieces = Bits(iloc), iloc[0], 0, 0
    bits.take(32)
    offset_bits, length_bits, base_bits, index_bits = (bits.take(4) * 8 for _ in range(4))
    wide = 16 if version < 2 else 32
    for _ in range(bits.take(wide)):
        item = bits.take(wide)
        method = bits.take(16) & 15 if version else 0
        bits.take(16)  # in which file: only this one is ever read
        base, content, extents = bits.take(base_bits), bytearray(), bits.take(16)
        pieces += 1 + extents
        if pieces > MOST_PIECES:
            raise ValueError("too many pictures in one")
        for _ in range(extents):
            if version:
                bits.take(index_bits)
            start, length = base + bits.take(offset_bits), bits.take(length_bits)
            place = {0: data, 1: idat}.get(method)
            if place is None or start > len(place):
                raise ValueError("a picture that lies elsewhere")
            content += place[start : start + length] if length else place[start:]
            if taken + len(content) > 2 * len(data):
                raise ValueError("the same bytes over and over")
        taken += len(content)
        yield item, content


def sequence_sizes(stream):
    """The sizes that the sequence headers of an AV1 stream allow."""
    sizes, at, count = [], 0, 0
    while at < len(stream):
        count += 1
        if count > MOST_PIECES:
            raise ValueError("a stream of nothing but headers")
        header, at = stream[at], at + 1 + (stream[at] >> 2 & 1)
        length = len(stream) - at
        if header & 2:
            length, at = short_number(stream, at)
        if header >> 3 & 15 == SEQUENCE_HEADER:
            sizes.append(size_in(Bits(stream[at : at + length])))
        at += length
    return sizes


def short_number(data, at):
    """A little-endian number in groups of seven bits, and where it ends."""
    value = 0
    for position in range(8):
        byte = data[at + position]
        value |= (byte & 127) << (7 * position)
        if byte < 128:
            return value, at + position + 1
    raise ValueError("a number without end")


def size_in(bits):
    bits.take(3 + 1)  # profile, still picture
    if bits.take(1):  # the short header of a still picture
        bits.take(5)
    else:
        skip_timing(bits)
    widths = bits.take(4) + 1, bits.take(4) + 1
    return bits.take(widths[0]) + 1, bits.take(widths[1]) + 1


def skip_timing(bits):
    delay_bits = 0
    if bits.take(1):
        bits.take(64)
        if bits.take(1):
            bits.skip_variable()
        if bits.take(1):
            delay_bits = bits.take(5) + 1
            bits.take(32 + 5 + 5)
    has_display_delay = bits.take(1)
    for _ in range(bits.take(5) + 1):
        bits.take(12)
        if bits.take(5) > 7:
            bits.take(1)
        if delay_bits and bits.take(1):
            bits.take(2 * delay_bits + 1)
        if has_display_delay and bits.take(1):
            bits.take(4)
