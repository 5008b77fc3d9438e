"""The typesetting stage."""
