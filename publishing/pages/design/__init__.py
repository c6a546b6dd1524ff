"""The page of the look: tokens, signs, every component, drawings, and another brand."""
