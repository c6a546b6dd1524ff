"""Charts as still SVG: values in, a drawing with its text and its table out.

A drawing has no size of its own: places are shares of its width and text is in the page's own
pixels, so one drawing is read at every width. Colours are classes, which the style sheet fills
with the tokens of the brand, light and dark. Nothing here knows of records.
"""
