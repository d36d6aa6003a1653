"""Texts that people paste or keep elsewhere, held against the facts: posts, mails, letters.

``rules`` turns the published facts into data, ``checking`` holds a text against it. The browser has the same engine
(``theme/assets/javascripts/text_*.js``); ``tests/text_cases`` holds that both agree.
"""
