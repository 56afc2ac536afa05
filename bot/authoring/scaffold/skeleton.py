"""The skeleton of a dialogue: two questions, an outcome, a benefit with one deadline. Each text is to be changed.

Its sources are `todo`, which no source is called: the check names each place that still has to say where it is
written.
"""

FILES = {
    "dialogues/{id}.yaml": """\
id: {id}
title: {title}
about: {title}
event_date: happened_on
for_other: {{for_whom: {{is: other}}}}
checked: {today}
questions:
  for_whom:
    ask: Who is it about?
    why: So that I speak to the right person. The claim is the same.
    answer:
      type: choice
      options: {{me: Me, other: Someone else}}
      replies:
        me: [saya, aku, saya sendiri, myself, i]
        other: [orang lain, kawan, suami, isteri, anak, a friend, my husband, my wife]
    unsure: happened_on
    next: happened_on
  happened_on:
    ask: On which date did it happen?
    why: The time to claim is counted from this day.
    answer: {{type: date}}
    unsure: claim
    unsure_say: A letter or a medical certificate may name it.
    next: claim
outcomes:
  claim:
    say: You may claim.
    plan: [{id}_help]
    sources: [todo]
""",
    "benefits/{id}_help.yaml": """\
id: {id}_help
name: {title}
act: todo
what: What it is, in a sentence or two.
who:
  - {{say: Who may claim it., sources: [todo]}}
deadlines:
  - id: {id}_claim
    do: Send the claim to PERKESO
    by: worker
    from: happened_on
    counted_from: the day it happened
    within: none              # P60D, P12M, ... when a limit was found
    certainty: unknown        # then law, perkeso or guide, with its sources
forms: []
documents: [identity_card]
steps:
  - {{say: The first thing to do., sources: [todo]}}
checked: {today}
sources: [todo]
""",
    "cases/{id}.yaml": """\
# Worked cases: answers in, plan out, and the rule with its arithmetic.

- name: the day it happened is known
  dialogue: {id}
  today: {today}
  answers: {{for_whom: me, happened_on: {today}}}
  expect: {{outcome: claim}}
  because: >-
    The rule, where it is written, and the arithmetic of the days.
""",
    "typed/{id}.yaml": """\
# How people type each option, in both languages and in their own words.
{id}:
  for_whom:
    me: saya | me | aku | saya sendiri | myself
    other: orang lain | someone else | kawan saya | my friend | suami saya
""",
    "conversations/{id}.yaml": """\
# From the first question to the plan: a button by the option it means, or what is typed.

- dialogue: {id}
  steps:
    - me
    - {{say: {spoken_en}, ms: {spoken_ms}}}
""",
}
