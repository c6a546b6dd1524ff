"""Drawings of the subjects of the office: places, rooms and people, made of a few parts."""
