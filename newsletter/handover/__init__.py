"""Handing editions over to the mail engine that sends them."""
