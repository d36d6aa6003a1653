"""What a page may say: the registry of macros. Each is a function of the subject it is imported from."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # mkdocs runs from its own folder and does not look here

from handbook.edition import prepare
from handbook.drawing.registry import registry
from handbook.subjects import (
    calendar,
    campaigns,
    changes,
    check_text,
    color,
    contact,
    conversion,
    customers,
    email_signature,
    first_day,
    glossary,
    habits,
    logo,
    meeting,
    message,
    metrics,
    pitch_practice,
    policies,
    practice,
    products,
    recall,
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
    calendar.this_week,
    calendar.year_at_a_glance,
    campaigns.campaign_cards,
    campaigns.share_kits,
    changes.changes,
    check_text.check_text,
    color.palette,
    color.swatch,
    contact.contact_card,
    contact.press_contact,
    contact.who_helps,
    conversion.call_guide,
    conversion.lead_details,
    customers.customer_names,
    customers.heard,
    customers.ideal_customer,
    customers.success_stories,
    email_signature.email_signature,
    first_day.first_day,
    first_day.first_day_part,
    first_day.next_step,
    glossary.glossary_list,
    glossary.term,
    habits.habit_tracker,
    habits.worksheet,
    logo.logo_files,
    logo.logo_in_use,
    logo.logo_measures,
    meeting.agenda,
    meeting.last_meeting,
    meeting.meeting_kit,
    meeting.new_hire_agenda,
    message.amazing_facts,
    message.boilerplate,
    message.claims,
    message.key_message,
    message.not_us,
    message.one_word,
    message.pitch,
    message.words,
    metrics.metric_cards,
    pitch_practice.pitch_practice,
    policies.complaint_aid,
    policies.heard_note,
    policies.posting_aid,
    practice.caller_cards,
    products.product_cards,
    products.product_names,
    recall.every_question,
    recall.recall,
    reference.every_fact,
    reference.every_macro,
    roles.department_examples,
    roles.role_card,
    roles.role_day,
    roles.role_list,
    roles.training_by_role,
    scorecard.example_week,
    scorecard.rewards,
    scorecard.score_table,
    scorecard.tally,
    scorecard.team_points,
    scorecard.team_score,
    stewards.needs_a_look,
    story.promise,
    style.downloads,
    style.logo_rules,
    style.made_from_facts,
    style.picture_rules,
    typography.type_specimens,
)


def define_env(env):
    """Called by the macros plugin: put the facts and macros in the pages' reach."""
    edition = env.conf.extra.get("edition") or prepare(ROOT, MACROS)
    if edition.brand:
        env.variables.update(edition.brand.groups)
        env.macros.update(
            {
                name: macro.for_pages(edition.brand, edition.given(MACROS))
                for name, macro in MACROS.items()
            }
        )
