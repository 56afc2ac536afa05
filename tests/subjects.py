"""Small subjects for a whole conversation: a lost job and something else; with MORE a refusal and a second document."""

from tests.people import Person

FILES = {
    "sources/acts.yaml": """
        act:
          {title: The Act, publisher: Parliament, url: "https://example.org/act", kind: statute, checked: 2026-11-01}
        """,
    "documents.yaml": """
        - {id: letter, name: The letter, why: It shows the day, comes_from: The employer, copy: copy, sources: [act]}
        """,
    "forms.yaml": """
        - {id: form_a, code: A 1, name: Claim form, purpose: Begins a claim, filled_by: [worker], group: eis,
           url: "https://example.org/a1", words: [form one], certainty: perkeso, checked: 2026-11-01, sources: [act]}
        """,
    "benefits/help.yaml": """
        id: help
        name: The help
        act: act
        what: Money for a while.
        who: [{say: Workers may claim., sources: [act]}]
        deadlines:
          - {id: claim_60, do: Send the claim, by: worker, from: day, counted_from: the last day of work,
             within: P60D, must_reject: true, certainty: law, sources: ["act:s28"]}
        forms: [form_a]
        documents: [letter]
        steps: [{say: Fill in the form., sources: [act]}]
        checked: 2026-11-01
        sources: [act]
        """,
    "dialogues/lost.yaml": """
        id: lost
        title: I lost my job
        about: A lost job
        event_date: day
        for_other: {who: {is: other}}
        checked: 2026-11-01
        questions:
          who:
            ask: Who lost the job?
            why: So that I speak to the right person.
            answer: {type: choice, options: {me: I did, other: Somebody else}}
            unsure: day
            next: day
          day:
            ask: What was your last day?
            ask_other: What was the worker's last day?
            why: The days are counted from it.
            answer: {type: date}
            unsure: ended
            unsure_say: Look at the letter.
            next: wage
          wage:
            ask: What was the wage?
            why: The money depends on it.
            answer: {type: money, at_least: 1, at_most: 100000}
            unsure: ended
            next: ended
          ended:
            ask: Did you resign?
            why: A resignation does not count.
            answer: {type: yes_no}
            unsure: claim
            next: [{when: {ended: {is: "yes"}}, go: not_covered}, {go: claim}]
        outcomes:
          claim: {say: You may claim., plan: [help], sources: [act]}
          not_covered: {say: A resignation is not covered., plan: [], instead: [other], sources: [act]}
        """,
    "dialogues/other.yaml": """
        id: other
        title: Something else
        about: Another subject
        checked: 2026-11-01
        questions:
          months:
            ask: How many months?
            why: It decides.
            answer: {type: number, at_most: 24, unit: months}
            unsure: end
            next: end
        outcomes:
          end: {say: "After {months} ask PERKESO.", plan: [], sources: [act]}
        """,
}


def at_plan(person: Person) -> Person:
    person.begin().tap("I lost my job").tap("I did").type("1/10/2026").type("2500").tap("No")
    return person.tap("Selangor")


# A subject of refusals, and a second document, beside the files of the turn's tests.
MORE = {
    "documents.yaml": """
        - {id: letter, name: The letter, why: It shows the day, comes_from: The employer, copy: copy, sources: [act]}
        - {id: slip, name: The payslip, why: It shows the wage, comes_from: The employer, copy: copy, sources: [act]}
        """,
    "benefits/help.yaml": FILES["benefits/help.yaml"].replace("[letter]", "[letter, slip]"),
    "dialogues/refused.yaml": """
        id: refused
        title: PERKESO refused my claim
        about: A refusal
        event_date: letter_day
        checked: 2026-11-01
        questions:
          letter_day:
            ask: When did the letter come?
            why: The limit is counted from it.
            answer: {type: date}
            unsure: appeal
            next: appeal
        outcomes:
          appeal: {say: You may appeal., plan: [second_look], sources: [act]}
        """,
    "benefits/second_look.yaml": """
        id: second_look
        name: A second look
        act: act
        what: Somebody else decides.
        who: [{say: Whoever was refused., sources: [act]}]
        deadlines:
          - {id: appeal_90, kind: appeal, do: Send the appeal, by: worker, from: letter_day,
             counted_from: the day of the letter, within: P90D, certainty: law, sources: ["act:s83"]}
        forms: []
        documents: []
        steps: [{say: Write to the board., sources: [act]}]
        checked: 2026-11-01
        sources: [act]
        """,
}
