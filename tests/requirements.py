"""What the handbook must teach: each requirement with the pages that teach it and what a reader finds there.

The numbers are those of the handbook's own list of contents (those not here are held elsewhere). A row names pages by their
address on the site ("" is the home page). ``sections``: the ids of the headings that lead to it, with something to
read below each. ``facts``: whose names are told, as paths into the facts. ``shows``: what is drawn, as CSS selectors with
how many there are at least. ``each``: the parts that every one of a kind has, and that there is one. No row holds a
sentence, so a page may be reworded.
``tests/site/test_requirements.py`` holds all of it against the built site, and what needs reckoning besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One page and what a reader finds on it."""

    page: str
    sections: tuple[str, ...]
    facts: tuple[str, ...]
    shows: Mapping[str, int]
    each: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Requirement:
    """One thing the handbook must teach."""

    number: int
    title: str
    places: tuple[Place, ...]


def on(
    page: str,
    *sections: str,
    facts: tuple[str, ...] = (),
    shows: Mapping[str, int] = {},
    each: Mapping[str, tuple[str, ...]] = {},
) -> Place:
    return Place(page, sections, facts, shows, each)


def need(number: int, title: str, *places: Place) -> Requirement:
    return Requirement(number, title, places)


REQUIREMENTS = [
    # Why marketing is everyone's job
    need(1, "Whoever meets a customer is marketing; ten who market beat two who do",
         on("who-we-are/everyones-job", "do-the-sum", shows={"table tr": 3})),
    need(2, "A self-check: am I ready?",
         on("who-we-are/self-check", "ten-statements", "how-did-it-go", shows={"li a[href]": 10})),
    need(3, "What the marketing team does for colleagues; our own people are won over first",
         on("who-we-are/marketing-team", "what-do-they-do-for-me", "what-do-they-ask-of-me", "why-do-we-hear-it-first")),
    need(4, "Customers judge the whole experience",
         on("who-we-are/everyones-job", "they-judge-all-of-it")),
    need(5, "Training is for everybody, by name",
         on("who-we-are/everyones-job", "do-i-have-to-sell"),
         on("my-part/training", "what-do-i-get",
            shows={"table.training td": 10})),
    need(6, "Daily practice, not a campaign",
         on("who-we-are/everyones-job", "how-much-is-asked-of-me")),
    need(7, "Everyone makes value and lets it be seen; quality is a need met, stated or implied",
         on("who-we-are/everyones-job", "what-counts-as-quality")),
    need(8, "Selling is a job, marketing is a mindset",
         on("who-we-are/everyones-job", "do-i-have-to-sell")),
    need(9, "The team spreads understanding of clients, and the basics of communication",
         on("who-we-are/marketing-team", "what-can-they-tell-me-about-clients")),
    need(10, "What clients say is acted on: who hears it, and what changed; anyone can start",
         on("my-part/i-heard-this", "two-lines-are-enough", "who-hears-it-and-then-what", shows={".heard-note a[href^=mailto]": 1, ".heard__one": 4},
            each={".heard__one": (".heard__words", ".heard__way", ".heard__changed")})),
    need(11, "Only a thin layer is asked of those who are not marketers",
         on("who-we-are/everyones-job", "how-much-is-asked-of-me")),
    need(12, "Enthusiasm comes from effort that is noticed and from having the tools; customers catch it",
         on("who-we-are/everyones-job", "and-if-i-dont-feel-like-it")),
    need(13, "Everyone has one amazing true fact to tell, each with its source",
         on("what-we-say/amazing-facts", shows={".amazing-fact": 10},
            each={".amazing-fact": (".amazing-fact__words", ".proof dd")})),
    need(14, "What the company owes them, and whose failure it is when they are not equipped",
         on("my-part/owed-to-you", "what-i-can-count-on", shows={"#what-i-can-count-on ~ ul li": 6})),
    # The brand meeting, which is the table of contents
    need(15, "A brand meeting every quarter and with every new hire: owner, minutes and material for each item",
         on("whats-on/brand-meeting", "what-happens-in-it", "the-one-with-a-new-hire", shows={".agenda": 2, ".agenda tbody tr": 12, ".agenda__who a[href]": 8},
            each={".agenda tbody tr": (".agenda__title", ".agenda__who", ".agenda__length")})),
    need(16, "Why we have our name, and how to make it part of your own story",
         on("who-we-are/our-name", "why-are-we-called-wrenfield", "how-do-i-tell-it", shows={"#how-do-i-tell-it ~ ol li": 3})),
    need(17, "Colors, pictures, type and logo, and why; do and don't as pictures; files to download",
         on("how-we-look/color", shows={".palette .swatch": 5}, each={".swatch": (".swatch__field", ".swatch__values", ".swatch__why")}),
         on("how-we-look/typography", "what-are-the-rules", shows={".type-specimen": 3, "#what-are-the-rules ~ ol li": 3}),
         on("how-we-look/logo", "what-do-i-do-and-what-not", shows={".logo-file": 6, ".logo-rules .pair": 3},
            each={".pair": (".pair__side--do img[alt]", ".pair__side--dont img[alt]", ".pair__why"), ".logo-file": ("a[download]",)}),
         on("how-we-look/pictures", "how-do-i-take-one", shows={".picture-rules .pair": 3},
            each={".pair": (".pair__side--do img[alt]", ".pair__side--dont img[alt]", ".pair__why")}),
         on("how-we-look/downloads", shows={".downloads li": 5}, each={".downloads li": ("a[download]",)})),
    need(18, "The key message and why; each adds a story of their own",
         on("what-we-say/key-message", "how-do-i-find-mine", shows={".key-message__words": 1, ".key-message__why": 1, "#how-do-i-find-mine ~ ul li": 3})),
    need(19, "The one word we want to own, and what we are not",
         on("who-we-are/one-word", shows={".one-word__word": 1, ".one-word li": 3, ".not-us dt": 3, ".not-us dd": 3})),
    need(20, "What we offer by its benefit; shown to colleagues exactly as to a client",
         on("who-we-serve/products", "how-do-we-show-it", shows={".product-card": 3, "#how-do-we-show-it ~ h3 + ol": 3},
            each={".product-card": (".product-card__benefit",), "#how-do-we-show-it ~ h3 + ol": ("li",)})),
    need(21, "The ideal customer in pictures and stories; who is not a fit, and how to say so kindly",
         on("who-we-serve/ideal-customer", shows={".ideal img[alt]": 1, ".ideal__column li": 9}),
         on("who-we-serve/success-stories", shows={".story": 4}, each={".story": ("img[alt]", ".story__who", ".story__steps dd", ".story__result")}),
         on("who-we-serve/not-a-fit", shows={"h3 + p + blockquote + p > strong": 3})),
    need(22, "What runs now, shown: advertisement, landing page, radio spot, e-mail, event",
         on("whats-on/campaigns", shows={".campaign": 5, ".search-ad__headline a": 1, ".browser img[alt]": 1, ".radio__line": 6, ".mail__body p": 1,
                                         ".poster__day": 1, ".poster__place": 1},
            each={".campaign": (".campaign__channel", ".campaign__piece", ".campaign__promise", ".speech__words", "a[href]")})),
    need(23, "When a prospect calls everyone knows the next step",
         on("someone-calls", shows={".flow__overview li": 7, ".stage": 7},
            each={".stage": (".stage__who a[href]", ".stage__who span:-soup-contains('Within')", ".speech__words", ".stage__next", ".stage__stuck")})),
    need(24, "The numbers we steer by: definition, value, target, trend as a chart, what I can do",
         on("whats-on/metrics", facts=tuple(f"metrics.families.{key}" for key in ("sales", "leads", "referrals", "press", "social")), shows={".metrics__family": 5, ".metric": 5},
            each={".metric": (".metric__value", ".metric__target", "svg.chart .chart__line", ".metric__verdict", ".metric__you", ".metric__more p",
                              "table caption", "tbody tr:nth-of-type(12) td")})),
    need(25, "The calendar, for all to see: there is a plan",
         on("whats-on/calendar", "the-year-at-a-glance", shows={".track__quarter": 4, ".event": 8},
            each={".track__quarter": (".track__theme", ".track__goal"), ".event": (".event__days", ".event__name", ".event__you", ".event__ask")})),
    # Roles and the game
    need(26, "Every role's description carries its part in marketing, before and after",
         on("roles", "now-yours", shows={".role-tile a, a.role-tile__name": 10})),
    need(27, "The front desk as the example: the first impression of the brand",
         on("roles", "take-the-front-desk", shows={"table td": 8}),
         on("roles/front-desk", shows={".shift": 3})),
    need(28, "A scorecard: every way to earn points, by role",
         on("my-part/scorecard", shows={".tally__action": 20, ".tally__who": 3}),
         on("roles/front-desk", shows={".role__action": 3})),
    need(29, "The ways include referrals, complaints turned into wins, posts, thank-yous, trade contacts",
         on("my-part/scorecard", facts=tuple(f"scorecard.actions.{key}" for key in (
            "ask_referral", "get_referral", "give_referral", "complaint_win", "write_post", "join_in", "thank_you_card", "trade_contact")))),
    need(30, "A weekly target and rewards; fair: reachable, capped, team first, nobody ranked",
         on("my-part/scorecard", "how-do-we-play", "what-do-we-get",
            shows={".tally__bar": 1, ".tally__boxes": 20, ".rewards__step": 3}),
         on("whats-on/brand-meeting", shows={".agenda a[href*=scorecard]": 1})),
    need(31, "An example for each department, and one where nobody asked the customer",
         on("my-part/examples", "three-to-steal-from",
            shows={".department-examples": 6}, each={".department-examples": (".noticed__did", ".noticed__what")}),
         on("who-we-serve/lessons", "the-mistake-that-looks-like-hard-work", shows={"h3 + p + p > strong": 3})),
    # From day one
    need(32, "How to reach us by heart, and who helps with what",
         on("someone-calls/who-helps", "know-these-by-heart", shows={".contact-card a[href^=tel]": 1, ".contact-card a[href^=mailto]": 1,
                                                          ".contact-card a[href^=https]": 3, ".who-helps__person": 8},
            each={".who-helps__person": (".who-helps__with li", ".who-helps__reach a[href^=mailto]")}),
         on("my-part/first-day", shows={".contact-card a[href^=tel]": 1})),
    need(33, "Take the prospect's details and follow up; never wait for a call back",
         on("someone-calls/take-the-details", "why-we-do-the-calling", "after-they-hang-up", shows={".slip__lines li": 4}),
         on("my-part/first-day", shows={".slip__lines li": 4})),
    need(34, "The pitch, in 20 to 30 seconds, by everyone",
         on("what-we-say/pitch", shows={".pitch__words": 1, ".pitch__seconds": 1}),
         on("my-part/first-day", shows={".pitch__words": 1}),
         on("", shows={".pitch__words": 1})),
    need(35, "What each product does and who can use it, short; then someone qualified follows up",
         on("who-we-serve/products", "and-then", shows={".product-card": 3},
            each={".product-card": (".product-card__line", ".product-card__does li", ".product-card__fit dd")}),
         on("my-part/first-day", shows={".product-names dt": 3, ".product-names dd": 3})),
    need(36, "Customers' names in each industry, only of those who agreed; wins and losses shared",
         on("who-we-serve/customers", "how-do-i-hear-about-new-ones", shows={".customer-names__industry": 4, ".customer-names__name": 7},
            each={".customer-names__industry": (".customer-names__name",)}),
         on("who-we-serve/lessons", shows={"h3 + p + p > strong": 3})),
    need(37, "What is fine to post: no censorship, opinions go on unlinked accounts, a short test",
         on("what-we-say/can-i-post", "the-short-test", "what-is-always-fine-and-what-is-better-kept-apart",
            shows={".verdict": 8, ".verdict--go": 1, ".verdict--ask": 1, ".verdict--personal": 1, ".verdict--stop": 1, "ol li": 4},
            each={".verdict": (".verdict__question", ".verdict__answer", ".verdict__why", ".verdict__do")})),
    # How we communicate
    need(38, "Relevant: what is in it for the client?",
         on("what-we-say/talking-with-clients", "relevant-what-is-in-it-for-them")),
    need(39, "Expected: never miss a message they are owed, then go one further",
         on("what-we-say/talking-with-clients", "expected-do-i-owe-them-a-message")),
    need(40, "Personal: by name, between two people who respect each other",
         on("what-we-say/talking-with-clients", "personal-who-is-talking-to-whom")),
    need(41, "Easy to take part in; own words, never a dead script",
         on("what-we-say/talking-with-clients", "easy-what-do-they-have-to-do", "may-i-use-my-own-words")),
    need(42, "Information and access, and backing for those who use it",
         on("my-part/owed-to-you", "what-i-may-decide-alone", "and-if-i-get-it-wrong", shows={"#what-i-may-decide-alone ~ table tbody tr": 5})),
    need(43, "Kits to share: text, picture, link, dates",
         on("what-we-say/kits", "who-could-pass-it-on", shows={".kit": 4, ".kit__picture img[alt]": 3, ".kit a[download]": 3},
            each={".kit": (".kit__text", ".kit__text a[href^=https]", ".kit__days")})),
    need(44, "Live testimonials over static quotes: how to invite one, where to show it",
         on("what-we-say/testimonials", "when-do-i-ask", "how-do-we-set-up-a-live-one", "dont-hand-them-homework", shows={"#when-do-i-ask ~ blockquote": 1, "#where-can-it-go ~ ul li": 4})),
    need(45, "Complaints: heard within hours wherever they are made; listen, own, fix, follow up, win",
         on("someone-calls/someone-complains", "what-do-i-do", "now-turn-it-into-a-win",
            shows={"#what-do-i-do ~ ol > li": 5, "#what-do-i-do ~ ol blockquote": 5, ".complaint-kind": 4})),
    need(46, "Right customers only: we may part from one, and how",
         on("who-we-serve/not-a-fit", "may-we-also-part-from-a-client", shows={"#may-we-also-part-from-a-client ~ ul li": 2, "#may-we-also-part-from-a-client ~ ol li": 3, "#may-we-also-part-from-a-client ~ blockquote": 1})),
    # Habits
    need(47, "Time and inertia are the obstacle; change without stopping the work",
         on("my-part/habits", "start-where-it-shows")),
    need(48, "Small actions that show a result at once become habits",
         on("my-part/habits", shows={".habit-tracker__habit": 12},
            each={".habit-tracker__habit": (".habit-tracker__minutes", "[data-of=name]", "[data-of=how]", ".habit-tracker__result")})),
    need(49, "Actions from the strategy beside base actions every team needs",
         on("my-part/habits", "from-this-year-to-this-week", shows={".habit-tracker__serving": 3})),
    need(50, "A large project is cut into phases, then into tasks small enough for the time there is",
         on("my-part/habits", "but-mine-is-a-big-project", shows={"#but-mine-is-a-big-project ~ ol > li > ul": 3})),
    need(51, "The long-term goal brought into the present",
         on("my-part/habits", "what-form-could-it-take-today"),
         on("who-we-are/where-we-are-going", "what-do-we-want-this-year", shows={"#what-do-we-want-this-year ~ table tbody tr": 5})),
    need(60, "Which ideas this handbook is built on",
         on("change/ideas", "five-texts-and-a-list", "whose-ideas-they-are",
            shows={"#five-texts-and-a-list ~ table:first-of-type tbody tr": 5, "#whose-ideas-they-are ~ table tbody tr": 10})),
]  # fmt: skip
