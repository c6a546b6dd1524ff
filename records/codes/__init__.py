"""Code values of the domain guide, section 4; they stand in addresses and never change."""
