"""What a page may say: the registry of macros. Each is a function of the subject it is imported from."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # mkdocs runs from its own folder and does not look here

from handbook.edition import facts_of, prepare  # noqa: E402
from handbook.registry import registry  # noqa: E402
from handbook.subjects import (
    calendar,
    campaigns,
    color,
    contact,
    conversion,
    customers,
    glossary,
    habits,
    logo,
    meeting,
    message,
    metrics,
    policies,
    products,
    reference,
    roles,
    scorecard,
    stewards,
    story,
    style,
    typography,
)

MACROS = registry(
    calendar.event_list,
    calendar.year_at_a_glance,
    campaigns.campaign_cards,
    campaigns.share_kits,
    color.palette,
    color.swatch,
    contact.contact_card,
    contact.who_helps,
    conversion.conversion_flow,
    conversion.lead_details,
    customers.customer_names,
    customers.heard,
    customers.ideal_customer,
    customers.lessons,
    customers.not_a_fit,
    customers.parting,
    customers.success_stories,
    glossary.glossary_list,
    glossary.term,
    habits.habit_cards,
    habits.project_example,
    logo.logo_files,
    meeting.agenda,
    meeting.new_hire_agenda,
    message.amazing_facts,
    message.claims,
    message.key_message,
    message.not_us,
    message.one_word,
    message.pitch,
    message.words,
    metrics.metric_cards,
    policies.authority,
    policies.complaint_kinds,
    policies.complaint_promise,
    policies.complaint_steps,
    policies.improvement,
    policies.owed_to_you,
    policies.posting_cases,
    policies.posting_rules,
    policies.testimonial_invitation,
    products.product_cards,
    products.product_demo,
    products.product_names,
    reference.every_fact,
    reference.every_macro,
    roles.department_examples,
    roles.role_card,
    roles.role_list,
    roles.training_by_role,
    scorecard.rewards,
    scorecard.score_rules,
    scorecard.score_table,
    stewards.needs_a_look,
    story.marketing_team,
    story.milestones,
    story.name_in_your_words,
    story.name_story,
    story.promise,
    story.year_goals,
    style.downloads,
    style.logo_rules,
    style.picture_rules,
    typography.type_rules,
    typography.type_specimens,
)


def define_env(env):
    """Called by the macros plugin: put the facts and macros in the pages' reach."""
    edition = env.conf.extra.get("edition") or prepare(ROOT, MACROS)
    if edition.brand:
        env.variables.update(facts_of(edition.brand))
        env.macros.update({name: macro.for_pages(edition.brand, edition.given(MACROS)) for name, macro in MACROS.items()})
