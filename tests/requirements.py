"""What the handbook must teach: each requirement with the pages that teach it and what a reader finds there.

The numbers are those of the handbook's own list of contents (52 to 56 are held elsewhere). A row names pages by their
address on the site ("" is the home page). ``says``: words a reader sees. ``shows``: what is drawn, as CSS selectors
with how many there are at least. ``each``: the parts that every one of a kind has, and that there is one.
``tests/site/test_requirements.py`` holds all of it against the built site, and what needs reckoning besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One page and what a reader finds on it."""

    page: str
    says: tuple[str, ...]
    shows: Mapping[str, int]
    each: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Requirement:
    """One thing the handbook must teach."""

    number: int
    title: str
    places: tuple[Place, ...]


def on(
    page: str, *says: str, shows: Mapping[str, int] = {}, each: Mapping[str, tuple[str, ...]] = {}
) -> Place:
    return Place(page, says, shows, each)


def need(number: int, title: str, *places: Place) -> Requirement:
    return Requirement(number, title, places)


REQUIREMENTS = [
    # Why marketing is everyone's job
    need(1, "Whoever meets a customer is marketing; ten who market beat two who do",
         on("who-we-are/everyones-job", "Whoever meets a customer, or someone who may become one, is marketing at that moment",
            "That is how ten beat two.", shows={"table tr": 3})),
    need(2, "A self-check: am I ready?",
         on("who-we-are/self-check", "Read each statement and answer out loud.", "What it means", shows={"li a[href]": 10})),
    need(3, "What the marketing team does for colleagues; our own people are won over first",
         on("who-we-are/marketing-team", "That is called internal marketing", shows={".marketing-team li": 5, ".marketing-team__first": 1})),
    need(4, "Customers judge the whole experience",
         on("who-we-are/everyones-job", "add up to one opinion, so all of us are in it.")),
    need(5, "Training is for everybody, by name",
         on("who-we-are/everyones-job", "delivery, administration, finance, product and leadership"),
         on("my-part/training", "training is for everybody", "Delivery", "Administration", "Finance", "Product", "Leadership",
            shows={"table.training td": 10})),
    need(6, "Daily practice, not a campaign",
         on("who-we-are/everyones-job", "A campaign has a last day, and this is more like brushing your teeth.")),
    need(7, "Everyone makes value and lets it be seen; quality is a need met, stated or implied",
         on("who-we-are/everyones-job", "make something of value, and let it be seen", "a stated need", "an implied one")),
    need(8, "Selling is a job, marketing is a mindset",
         on("who-we-are/everyones-job", "Marketing is a mindset: you care enough to learn", "you let it show")),
    need(9, "The team spreads understanding of clients, and the basics of communication",
         on("who-we-are/marketing-team", "What do they need?", "What holds them back", "How do they use what we do?", "Why do they come to us?",
            "They also teach the basics of communication")),
    need(10, "What clients say is acted on: who hears it, and what changed; anyone can start",
         on("my-part/i-heard-this", "Anyone can start this", shows={".improvement li": 3, ".improvement a[href^=mailto]": 1, ".heard__one": 4},
            each={".heard__one": (".heard__words", ".heard__way", ".heard__changed")})),
    need(11, "Only a thin layer is asked of those who are not marketers",
         on("who-we-are/everyones-job", "A thin layer.", "No spelling lessons")),
    need(12, "Enthusiasm comes from effort that is noticed and from having the tools; customers catch it",
         on("who-we-are/everyones-job", "It grows when effort is noticed and the tools are at hand, and customers catch it from you.")),
    need(13, "Everyone has one amazing true fact to tell, each with its source",
         on("what-we-say/amazing-facts", "You only need one.", shows={".amazing-fact": 10},
            each={".amazing-fact": (".amazing-fact__words", ".proof dd")})),
    need(14, "What the company owes them, and whose failure it is when they are not equipped",
         on("my-part/owed-to-you", "that's the company's failure", shows={".owed li": 6})),
    # The brand meeting, which is the table of contents
    need(15, "A brand meeting every quarter and with every new hire: owner, minutes and material for each item",
         on("whats-on/brand-meeting", "every quarter", "every new hire", shows={".agenda": 2, ".agenda tbody tr": 12, ".agenda__who a[href]": 8},
            each={".agenda tbody tr": (".agenda__title", ".agenda__who", ".agenda__length")})),
    need(16, "Why we have our name, and how to make it part of your own story",
         on("who-we-are/our-name", "Keep the idea and let go of the wording.", shows={".name-story": 1, ".name-in-your-words li": 3})),
    need(17, "Colors, pictures, type and logo, and why; do and don't as pictures; files to download",
         on("how-we-look/color", shows={".palette .swatch": 5}, each={".swatch": (".swatch__field", ".swatch__values", ".swatch__why")}),
         on("how-we-look/typography", "Why", shows={".type-specimen": 3, ".type-rules li": 3}),
         on("how-we-look/logo", "Why", shows={".logo-file": 6, ".logo-rules .pair": 3},
            each={".pair": (".pair__side--do img[alt]", ".pair__side--dont img[alt]", ".pair__why"), ".logo-file": ("a[download]",)}),
         on("how-we-look/pictures", "Why", shows={".picture-rules .pair": 3},
            each={".pair": (".pair__side--do img[alt]", ".pair__side--dont img[alt]", ".pair__why")}),
         on("how-we-look/downloads", shows={".downloads li": 5}, each={".downloads li": ("a[download]",)})),
    need(18, "The key message and why; each adds a story of their own",
         on("what-we-say/key-message", "a story is how it gets there", shows={".key-message__words": 1, ".key-message__why": 1, ".key-message__story li": 3})),
    need(19, "The one word we want to own, and what we are not",
         on("who-we-are/one-word", shows={".one-word__word": 1, ".one-word li": 3, ".not-us dt": 3, ".not-us dd": 3})),
    need(20, "What we offer by its benefit; shown to colleagues exactly as to a client",
         on("who-we-serve/products", "To each other exactly as to a client", shows={".product-card": 3, ".product-demo": 3},
            each={".product-card": (".product-card__benefit",), ".product-demo": (".product-demo__steps li",)})),
    need(21, "The ideal customer in pictures and stories; who is not a fit, and how to say so kindly",
         on("who-we-serve/ideal-customer", shows={".ideal img[alt]": 1, ".ideal__column li": 9}),
         on("who-we-serve/success-stories", shows={".story": 4}, each={".story": ("img[alt]", ".story__who", ".story__steps dd", ".story__result")}),
         on("who-we-serve/not-a-fit", shows={".not-a-fit__one": 3}, each={".not-a-fit__one": (".speech__words", ".not-a-fit__instead")})),
    need(22, "What runs now, shown: advertisement, landing page, radio spot, e-mail, event",
         on("whats-on/campaigns", shows={".campaign": 5, ".search-ad__headline a": 1, ".browser img[alt]": 1, ".radio__line": 6, ".mail__body p": 1,
                                         ".poster__day": 1, ".poster__place": 1},
            each={".campaign": (".campaign__channel", ".campaign__piece", ".campaign__promise", ".speech__words", "a[href]")})),
    need(23, "When a prospect calls everyone knows the next step",
         on("someone-calls", shows={".flow__overview li": 7, ".stage": 7},
            each={".stage": (".stage__who a[href]", ".stage__who span:-soup-contains('Within')", ".speech__words", ".stage__next", ".stage__stuck")})),
    need(24, "The numbers we steer by: definition, value, target, trend as a chart, what I can do",
         on("whats-on/metrics", "Sales", "Leads", "Referrals", "Press", "Social", shows={".metrics__family": 5, ".metric": 5},
            each={".metric": (".metric__value", ".metric__target", "svg.chart .chart__line", ".metric__trend", ".metric__you", ".metric__more p",
                              "table caption", "tbody tr:nth-of-type(12) td")})),
    need(25, "The calendar, for all to see: there is a plan",
         on("whats-on/calendar", "There is a plan, and you may see all of it.", shows={".year__quarter": 4, ".event": 8},
            each={".year__quarter": (".year__theme", ".year__goal"), ".event": (".event__days", ".event__name", ".event__you", ".event__ask")})),
    # Roles and the game
    need(26, "Every role's description carries its part in marketing, before and after",
         on("roles", "Each page turns its tasks from", shows={".role-tile a, a.role-tile__name": 10})),
    need(27, "The front desk as the example: the first impression of the brand",
         on("roles", "he is the first impression of the brand", shows={"table td": 8}),
         on("roles/front-desk", shows={".shift": 3})),
    need(28, "A scorecard: every way to earn points, by role",
         on("my-part/scorecard", shows={".score-table tbody tr": 20, ".score-table__who a": 3}),
         on("roles/front-desk", shows={".role__action": 3})),
    need(29, "The ways include referrals, complaints turned into wins, posts, thank-yous, trade contacts",
         on("my-part/scorecard", "Ask a happy customer for a referral", "Get a referral", "Turn a complaint into a win", "Write a post",
            "Take part on a social network", "Send a handwritten thank-you", "Send someone to a customer of ours",
            "Bring home a contact from a chamber or trade event")),
    need(30, "A weekly target and rewards; fair: reachable, capped, team first, nobody ranked",
         on("my-part/scorecard", "Every role can reach the target", "the team's total comes first", "There is no public ranking of people.",
            shows={".score-table__target": 1, ".score-table__cap": 20, ".rewards__step": 3}),
         on("whats-on/brand-meeting", "Points, rewards")),
    need(31, "An example for each department, and one where nobody asked the customer",
         on("my-part/examples", "Finance makes paying easier.", "Product writes documentation people can read.", "Operations takes orders where customers already are.",
            shows={".department-examples": 6}, each={".department-examples": (".noticed__did", ".noticed__what")}),
         on("who-we-serve/lessons", "Nobody had asked a single customer", shows={".lesson": 3}, each={".lesson": (".lesson__learned",)})),
    # From day one
    need(32, "How to reach us by heart, and who helps with what",
         on("someone-calls/who-helps", "by heart", shows={".contact-card a[href^=tel]": 1, ".contact-card a[href^=mailto]": 1,
                                                          ".contact-card a[href^=https]": 3, ".who-helps__person": 8},
            each={".who-helps__person": (".who-helps__with li", ".who-helps__reach a[href^=mailto]")}),
         on("my-part/first-day", shows={".contact-card a[href^=tel]": 1})),
    need(33, "Take the prospect's details and follow up; never wait for a call back",
         on("someone-calls/take-the-details", "never wait for a prospect to call back", shows={".slip__lines li": 4}),
         on("my-part/first-day", shows={".slip__lines li": 4})),
    need(34, "The pitch, in 20 to 30 seconds, by everyone",
         on("what-we-say/pitch", "20 to 30 seconds", shows={".pitch__words": 1, ".pitch__seconds": 1}),
         on("my-part/first-day", shows={".pitch__words": 1}),
         on("", shows={".pitch__words": 1})),
    need(35, "What each product does and who can use it, short; then someone qualified follows up",
         on("who-we-serve/products", "somebody who knows more gets in touch", shows={".product-card": 3},
            each={".product-card": (".product-card__line", ".product-card__does li", ".product-card__fit dd")}),
         on("my-part/first-day", "so someone qualified can follow up", shows={".product-names dt": 3, ".product-names dd": 3})),
    need(36, "Customers' names in each industry, only of those who agreed; wins and losses shared",
         on("who-we-serve/customers", "Wins and losses are shared with everyone, regularly", shows={".customer-names__industry": 4, ".customer-names__name": 7},
            each={".customer-names__industry": (".customer-names__name",)}),
         on("who-we-serve/lessons", shows={".lesson": 3})),
    need(37, "What is fine to post: no censorship, opinions go on unlinked accounts, a short test",
         on("what-we-say/can-i-post", "There is no censorship here", "personal account with no link to us", "The short test",
            shows={".verdict": 8, ".verdict--go": 1, ".verdict--ask": 1, ".verdict--personal": 1, ".verdict--stop": 1, "ol li": 4},
            each={".verdict": (".verdict__question", ".verdict__answer", ".verdict__why", ".verdict__do")})),
    # How we communicate
    need(38, "Relevant: what is in it for the client?",
         on("what-we-say/talking-with-clients", "Relevant: what is in it for them?", "So what?")),
    need(39, "Expected: never miss a message they are owed, then go one further",
         on("what-we-say/talking-with-clients", "Never miss one of those.", "Send it where they look for it.", "Then go one message further than anyone else would")),
    need(40, "Personal: by name, between two people who respect each other",
         on("what-we-say/talking-with-clients", "Two people who respect each other, and both have names.")),
    need(41, "Easy to take part in; own words, never a dead script",
         on("what-we-say/talking-with-clients", "Ask one question they can answer with yes.", "A script sounds the same to everyone")),
    need(42, "Information and access, and backing for those who use it",
         on("my-part/owed-to-you", "The same goes for information and access.", "Then we back you.", shows={"table.authority tbody tr": 5})),
    need(43, "Kits to share: text, picture, link, dates",
         on("what-we-say/kits", "A speaker", "A customer", "A supplier", shows={".kit": 4, ".kit__picture img[alt]": 3, ".kit a[download]": 3},
            each={".kit": (".kit__text", ".kit__text a[href^=https]", ".kit__days")})),
    need(44, "Live testimonials over static quotes: how to invite one, where to show it",
         on("what-we-say/testimonials", "rather have five minutes of a real person", shows={".invitation .speech__words": 1, ".invitation li": 4})),
    need(45, "Complaints: heard within hours wherever they are made; listen, own, fix, follow up, win",
         on("someone-calls/someone-complains", "Nobody has to write a letter", "within hours", "Listen", "Own it", "Fix it", "Follow up", "Turn it into a win",
            shows={".complaint-promise": 1, ".complaint-steps__step": 5, ".complaint-kind": 4}, each={".complaint-steps__step": (".speech__words",)})),
    need(46, "Right customers only: we may part from one, and how",
         on("who-we-serve/not-a-fit", "sometimes the right thing for one of them is another company", shows={".parting li": 6, ".parting .speech__words": 1})),
    # Habits
    need(47, "Time and inertia are the obstacle; change without stopping the work",
         on("my-part/habits", "time and inertia", "without stopping the work")),
    need(48, "Small actions that show a result at once become habits",
         on("my-part/habits", "a result you can see by lunch", shows={".habit-tracker__habit": 12},
            each={".habit-tracker__habit": (".habit-tracker__minutes", "[data-of=name]", "[data-of=how]", ".habit-tracker__result")})),
    need(49, "Actions from the strategy beside base actions every team needs",
         on("my-part/habits", "Base habits", "Strategy habits", shows={".habit-tracker__serving": 3})),
    need(50, "A large project is cut into phases, then into tasks small enough for the time there is",
         on("my-part/habits", "tasks small enough for the time you have", shows={".project__phase": 3}, each={".project__phase": (".project__tasks li",)})),
    need(51, "The long-term goal brought into the present",
         on("my-part/habits", "What form could it take today?"),
         on("who-we-are/where-we-are-going", shows={".year-goals li": 3}, each={".year-goals li": (".year-goals__want", ".year-goals__today")})),
]  # fmt: skip
