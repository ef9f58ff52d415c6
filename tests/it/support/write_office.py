"""Writes a Word or PowerPoint file of what stands on its input, by python-docx or python-pptx.

Input is JSON: {"file": PATH, "blocks": [...]} or {"file": PATH, "slides": [...]}, as tests/it/parity.rs makes it.
"""

import json
import sys


def word(file, blocks):
    import docx

    document = docx.Document()
    for block in blocks:
        kind, text = block["kind"], block.get("text")
        if kind == "heading":
            document.add_heading(text, level=block["level"])
        elif kind == "table":
            rows = block["rows"]
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for row, cells in zip(table.rows, rows):
                for cell, text in zip(row.cells, cells):
                    cell.text = text
        else:
            style = {"item": "List Bullet", "quote": "Quote"}.get(kind)
            document.add_paragraph(text, style=style)
    document.save(file)


def powerpoint(file, slides):
    import pptx
    from pptx.util import Cm

    presentation = pptx.Presentation()
    for slide in slides:
        # Title and content.
        page = presentation.slides.add_slide(presentation.slide_layouts[1])
        page.shapes.title.text = slide["title"]
        page.placeholders[1].text_frame.text = "\n".join(slide["lines"])
        rows = slide["rows"]
        if rows:
            shape = page.shapes.add_table(len(rows), len(rows[0]), Cm(1), Cm(12), Cm(20), Cm(4))
            for row, cells in zip(shape.table.rows, rows):
                for cell, text in zip(row.cells, cells):
                    cell.text = text
        if slide["notes"]:
            page.notes_slide.notes_text_frame.text = slide["notes"]
    presentation.save(file)


asked = json.load(sys.stdin)
if "blocks" in asked:
    word(asked["file"], asked["blocks"])
else:
    powerpoint(asked["file"], asked["slides"])
