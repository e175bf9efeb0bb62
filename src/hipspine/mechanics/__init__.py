"""Pelvis, cup, impingement and virtual fusion: measured and simulated, apart from the reasoning over findings.

Frames and signs of the whole room are stated once, in `docs/explanation/frames-and-signs.md`. In short: right hip,
`x` lateral, `y` anterior, `z` caudal; pelvic tilt is positive when the top of the pelvis goes back. Angles in degrees,
lengths in millimetres.
"""
