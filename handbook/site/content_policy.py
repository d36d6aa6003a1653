"""What a browser may do on a page of the handbook: a Content Security Policy, which each page carries itself.

So a bare web server is enough: even where something slipped through every check, no inline script or style runs and
nothing is asked of another host (W3C Content Security Policy Level 3).
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; media-src blob:; base-uri 'none'; form-action 'none'; object-src 'none'"
)
"""The policy of a published page; a web server may send the same as a header."""
