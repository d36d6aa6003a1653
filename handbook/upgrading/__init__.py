"""How a company comes by a newer handbook: its facts, pages and changes stay, everything else is the release's.

Each release upgrades to itself: the command ``upgrade`` finds it and hands over (``release.py``), so what runs here
is the newer code. It needs no package that the older one lacks.
"""
