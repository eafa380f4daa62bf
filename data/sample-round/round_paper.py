# SPDX-License-Identifier: GPL-3.0-or-later
"""Annexes, certificates, scans and drawings of the sample round, drawn with cairo and Pango.

Measures are points; an A4 page is 595 × 842. Everything that looks accidental (the turn and
the grain of a scan) comes from a generator seeded with the package's name, so that a package
is drawn the same on every run.
"""

import io
import math
import random

import cairo
import gi

gi.require_version('Pango', '1.0')
gi.require_version('PangoCairo', '1.0')
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf, GLib, Pango, PangoCairo  # noqa: E402

LEFT, CENTER, RIGHT = Pango.Alignment.LEFT, Pango.Alignment.CENTER, Pango.Alignment.RIGHT
PAGE_WIDTH, PAGE_HEIGHT = 595, 842
MARGIN = 72
FONT = 'Noto Serif CJK SC'
CREATED = '2024-03-08T09:00:00+08:00'
INK = (0.1, 0.1, 0.12)
SEAL_RED = (0.82, 0.1, 0.12)
SCAN_SCALE = 1.45
JPEG_QUALITY = '42'


class Page:
    """A column of text that moves down a page and opens the next one when it is full."""

    def __init__(self, context, new_page=None):
        self.context = context
        self.new_page = new_page
        self.y = MARGIN

    def layout(self, text, size, width, align=LEFT, indent=0.0):
        layout = PangoCairo.create_layout(self.context)
        layout.set_font_description(Pango.FontDescription(f'{FONT} {size}'))
        layout.set_width(int(width * Pango.SCALE))
        layout.set_wrap(Pango.WrapMode.WORD_CHAR)
        layout.set_spacing(int(size * 0.35 * Pango.SCALE))
        layout.set_alignment(align)
        layout.set_indent(int(indent * Pango.SCALE))
        layout.set_text(text, -1)
        return layout

    def make_room(self, height):
        if self.new_page and self.y + height > PAGE_HEIGHT - MARGIN:
            self.new_page()
            self.y = MARGIN

    def show(self, layout, x, y):
        self.context.set_source_rgb(*INK)
        self.context.move_to(x, y)
        PangoCairo.show_layout(self.context, layout)

    def write(self, text, size=11, align=LEFT, indent=0.0, after=6.0):
        layout = self.layout(text, size, PAGE_WIDTH - 2 * MARGIN, align, indent)
        height = layout.get_pixel_size()[1]
        self.make_room(height)
        self.show(layout, MARGIN, self.y)
        self.y += height + after

    def title(self, text, size=16):
        self.write(text, size, CENTER, after=14)

    def section(self, text):
        self.make_room(60)
        self.y += 4
        self.write(text, 12.5, after=4)

    def body(self, text):
        for line in text.strip().split('\n'):
            self.write(line, indent=22)

    def table(self, header, rows, widths):
        total = PAGE_WIDTH - 2 * MARGIN
        widths = [total * width / sum(widths) for width in widths]
        for cells in [header] + rows:
            layouts = [self.layout(text, 9.5, width - 8) for text, width in zip(cells, widths)]
            height = max(layout.get_pixel_size()[1] for layout in layouts) + 8
            self.make_room(height)
            x = MARGIN
            for layout, width in zip(layouts, widths):
                self.context.set_line_width(0.6)
                self.context.rectangle(x, self.y, width, height)
                self.context.stroke()
                self.show(layout, x + 4, self.y + 4)
                x += width
            self.y += height
        self.y += 10


def pdf(draw, title):
    """The bytes of a PDF; draw(page) writes on its pages."""
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, PAGE_WIDTH, PAGE_HEIGHT)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, title)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, CREATED)
    draw(Page(cairo.Context(surface), surface.show_page))
    surface.finish()
    return out.getvalue()


def seal(context, x, y, owner, turn):
    """A round red seal of @owner: ring, star, the name on an arc."""
    radius = 56
    context.save()
    context.translate(x, y)
    context.rotate(turn)
    context.set_source_rgba(*SEAL_RED, 0.82)
    context.set_line_width(3.2)
    context.new_path()
    context.arc(0, 0, radius, 0, 2 * math.pi)
    context.stroke()
    for corner in range(10):
        angle = -math.pi / 2 + corner * math.pi / 5
        distance = 17 if corner % 2 == 0 else 6.8
        context.line_to(distance * math.cos(angle), distance * math.sin(angle))
    context.close_path()
    context.fill()
    arc = math.radians(250)
    size = min(13.5, 11.5 * 18 / max(len(owner), 12) + 1)
    for index, character in enumerate(owner):
        angle = -arc / 2 + arc * index / max(len(owner) - 1, 1)
        layout = PangoCairo.create_layout(context)
        layout.set_font_description(Pango.FontDescription(f'{FONT} Bold {size:.1f}'))
        layout.set_text(character, -1)
        width, height = layout.get_pixel_size()
        context.save()
        context.rotate(angle)
        context.move_to(-width / 2, -radius + 4 - (height - size * 1.25) / 2)
        PangoCairo.show_layout(context, layout)
        context.restore()
    context.restore()


def grain(context, chance, width, height):
    """Specks and uneven paper, so that the page looks as if it had lain on a scanner."""
    size = 96
    data = bytearray(size * size * 4)
    for offset in range(0, len(data), 4):
        value = chance.randrange(0, 26)
        data[offset + 3] = value
    tile = cairo.ImageSurface.create_for_data(data, cairo.FORMAT_ARGB32, size, size)
    pattern = cairo.SurfacePattern(tile)
    pattern.set_extend(cairo.EXTEND_REPEAT)
    context.identity_matrix()
    context.set_source(pattern)
    context.paint_with_alpha(0.55)
    edge = cairo.LinearGradient(0, 0, width * 0.05, 0)
    edge.add_color_stop_rgba(0, 0.3, 0.3, 0.3, 0.35)
    edge.add_color_stop_rgba(1, 0.3, 0.3, 0.3, 0)
    context.set_source(edge)
    context.paint()
    context.set_source_rgba(0.25, 0.25, 0.25, 0.6)
    for _ in range(70):
        context.arc(chance.uniform(0, width), chance.uniform(0, height),
                    chance.uniform(0.3, 1.0), 0, 2 * math.pi)
        context.fill()


def scan(draw, name):
    """A JPEG that looks like the scan of a paper; draw(page, chance) writes the paper."""
    chance = random.Random(name)
    width, height = int(PAGE_WIDTH * SCAN_SCALE), int(PAGE_HEIGHT * SCAN_SCALE)
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(surface)
    context.set_source_rgb(0.965, 0.96, 0.945)
    context.paint()
    context.scale(SCAN_SCALE, SCAN_SCALE)
    context.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    context.rotate(math.radians(chance.choice((-1, 1)) * chance.uniform(0.5, 1.3)))
    context.translate(-PAGE_WIDTH / 2, -PAGE_HEIGHT / 2)
    draw(Page(context), chance)
    grain(context, chance, width, height)
    return jpeg(surface)


def jpeg(surface):
    surface.flush()
    source = bytes(surface.get_data())
    pixels = bytearray(surface.get_width() * surface.get_height() * 3)
    # cairo keeps a pixel as blue, green, red, unused; GdkPixbuf wants red, green, blue.
    pixels[0::3], pixels[1::3], pixels[2::3] = source[2::4], source[1::4], source[0::4]
    width, height = surface.get_width(), surface.get_height()
    pixbuf = GdkPixbuf.Pixbuf.new_from_bytes(GLib.Bytes.new(bytes(pixels)),
                                             GdkPixbuf.Colorspace.RGB, False, 8,
                                             width, height, width * 3)
    _done, data = pixbuf.save_to_bufferv('jpeg', ['quality'], [JPEG_QUALITY])
    return bytes(data)


def scanned_pdf(data, title):
    """A PDF whose only page is the JPEG @data, as an office scanner makes it."""
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, PAGE_WIDTH, PAGE_HEIGHT)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, title)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, CREATED)
    loader = GdkPixbuf.PixbufLoader.new_with_type('jpeg')
    loader.write(data)
    loader.close()
    pixbuf = loader.get_pixbuf()
    image = cairo.ImageSurface(cairo.FORMAT_RGB24, pixbuf.get_width(), pixbuf.get_height())
    image.set_mime_data(cairo.MIME_TYPE_JPEG, data)
    context = cairo.Context(surface)
    context.scale(PAGE_WIDTH / pixbuf.get_width(), PAGE_HEIGHT / pixbuf.get_height())
    context.set_source_surface(image)
    context.paint()
    surface.finish()
    return out.getvalue()


def recommendation(page, chance, technology, paper):
    page.y = 110
    page.title('推荐单位意见', 20)
    page.y += 16
    page.write('技术名称：' + technology, 12.5, after=12)
    for line in paper['text'].strip().split('\n'):
        page.write(line, 12.5, indent=25, after=10)
    page.y += 70
    signature_y = page.y
    page.write('推荐单位（盖章）：' + paper['body'], 12.5, RIGHT, after=10)
    page.write(paper['date'], 12.5, RIGHT)
    if paper.get('sealed', True):
        seal(page.context, PAGE_WIDTH - MARGIN - 78, signature_y + 22, paper['body'],
             chance.uniform(-0.12, 0.12))


def certificate(page, chance, technology, paper):
    context = page.context
    context.set_source_rgb(0.55, 0.42, 0.2)
    for inset, width in ((36, 2.4), (42, 0.8)):
        context.set_line_width(width)
        context.rectangle(inset, inset, PAGE_WIDTH - 2 * inset, PAGE_HEIGHT - 2 * inset)
        context.stroke()
    page.y = 96
    page.title(paper['title'], 22)
    page.write('编号：' + paper['number'], 11, CENTER, after=26)
    for label, text in (('成果名称', technology), ('完成单位', paper['owner']),
                        ('鉴定形式', paper['form']), ('组织鉴定单位', paper['body']),
                        ('鉴定日期', paper['date'])):
        page.write(f'{label}：{text}', 12.5, after=10)
    page.y += 8
    page.write('鉴定意见：', 12.5, after=6)
    for line in paper['text'].strip().split('\n'):
        page.write(line, 12, indent=24, after=8)
    page.y += 40
    signature_y = page.y
    page.write(paper['body'], 12.5, RIGHT, after=8)
    page.write(paper['date'], 12.5, RIGHT)
    seal(context, PAGE_WIDTH - MARGIN - 82, signature_y + 14, paper['body'],
         chance.uniform(-0.1, 0.1))


def drawing(title, steps):
    """A process drawing as PNG: boxes in reading order, three a row, joined by arrows."""
    columns, box_width, box_height, gap_x, gap_y = 3, 210, 64, 52, 58
    rows = (len(steps) + columns - 1) // columns
    width = columns * box_width + (columns - 1) * gap_x + 80
    height = rows * box_height + (rows - 1) * gap_y + 130
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    page = Page(cairo.Context(surface))
    context = page.context
    context.set_source_rgb(1, 1, 1)
    context.paint()
    heading = page.layout(title, 13, width - 40, CENTER)
    page.show(heading, 20, 26)
    places = []
    for index, step in enumerate(steps):
        line, column = divmod(index, columns)
        # Every other row runs back, so that an arrow never crosses a box.
        column = column if line % 2 == 0 else columns - 1 - column
        x, y = 40 + column * (box_width + gap_x), 80 + line * (box_height + gap_y)
        places.append((x + box_width / 2, y + box_height / 2))
        context.set_source_rgb(0.91, 0.95, 0.98)
        context.rectangle(x, y, box_width, box_height)
        context.fill_preserve()
        context.set_source_rgb(0.15, 0.3, 0.45)
        context.set_line_width(1.4)
        context.stroke()
        label = page.layout(step, 9.5, box_width - 16, CENTER)
        page.show(label, x + 8, y + (box_height - label.get_pixel_size()[1]) / 2)
    for (x1, y1), (x2, y2) in zip(places, places[1:]):
        arrow(context, x1, y1, x2, y2, box_width / 2, box_height / 2)
    out = io.BytesIO()
    surface.write_to_png(out)
    return out.getvalue()


def arrow(context, x1, y1, x2, y2, half_width, half_height):
    if abs(y1 - y2) < 1:
        sign = 1 if x2 > x1 else -1
        start, end, angle = (x1 + sign * half_width, y1), (x2 - sign * half_width, y2), \
            0 if sign > 0 else math.pi
    else:
        start, end, angle = (x1, y1 + half_height), (x2, y2 - half_height), math.pi / 2
    context.set_source_rgb(0.15, 0.3, 0.45)
    context.set_line_width(1.6)
    context.move_to(*start)
    context.line_to(*end)
    context.stroke()
    for turn in (-2.7, 2.7):
        context.move_to(*end)
        context.line_to(end[0] + 9 * math.cos(angle + turn), end[1] + 9 * math.sin(angle + turn))
        context.stroke()
