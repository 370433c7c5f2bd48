"""Interviews held with a guide, as frozen data, and the guides: what to ask of each function."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import N_


@dataclass(frozen=True, slots=True)
class Question:
    """`asked` is ticked when it was put, with or without an `answer`."""

    id: str
    text: str = ""
    asked: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions to a person of a `function`; `held_on` is a date as 2026-03-12, or empty."""

    id: str
    function: str = ""
    person: str = ""
    held_on: str = ""
    held_by: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """Open questions to somebody of one function, in the order in which they are best put."""

    id: str
    function: str
    questions: tuple[str, ...]


GUIDES: tuple[Guide, ...] = (
    Guide(
        "operator",
        N_("Operator"),
        (
            N_("Tell me how an ordinary shift goes, from taking over to handing over."),
            N_("What do you wait for, and how often?"),
            N_("What do you have to look for, fetch or carry?"),
            N_("What do you do twice, or put right after someone else?"),
            N_("How do you know that a part is good, and what do you do with one that is not?"),
            N_("Which work tires you most, or hurts you?"),
            N_("What do you do differently from the standard, and why is it better that way?"),
            N_("When something goes wrong, whom do you call, and how long until someone comes?"),
            N_("What have you already suggested, and what became of it?"),
            N_("If you could change one thing tomorrow morning, what would it be?"),
        ),
    ),
    Guide(
        "team_leader",
        N_("Team leader"),
        (
            N_("What does your day look like, hour by hour?"),
            N_("What did you plan this morning that has already changed?"),
            N_("Where does work pile up, and who waits for it meanwhile?"),
            N_("Which problem comes back every week?"),
            N_("What do you count at the end of the shift, and what is done with the figures?"),
            N_("Who can hold which workstation, and what happens when one of them is missing?"),
            N_("What keeps you from being on the floor with your team?"),
            N_("What can you decide yourself, and for what must you ask?"),
            N_("What gets lost between one shift and the next?"),
        ),
    ),
    Guide(
        "maintenance",
        N_("Maintenance"),
        (
            N_("Which machines call you most often, and for what?"),
            N_("How do you learn that a machine has stopped, and how long until you stand in front of it?"),
            N_("What are you short of when you repair: parts, drawings, tools, access, hands?"),
            N_("Which repair was meant to hold for a day and is still there?"),
            N_("How much of your week is planned, and how much is firefighting?"),
            N_("What could the operators do themselves, and what would they need for it?"),
            N_("What is written down about a breakdown, and who reads it?"),
            N_("Which settings drift, and what brings them back?"),
            N_("Which machine would you least like to lose, and why?"),
        ),
    ),
    Guide(
        "quality",
        N_("Quality"),
        (
            N_("Which defects come back, and where are they found?"),
            N_("Where are they made, and why are they not seen there?"),
            N_("What do you inspect, how often, and what did it find lately?"),
            N_("What happens to a doubtful part between the red label and the decision, and how long does it take?"),
            N_("Which criterion do two people judge differently?"),
            N_("How far can one trust what is measured with?"),
            N_("What does the customer complain about, and what has he never noticed?"),
            N_("Which measure taken after a complaint did not last, and why?"),
        ),
    ),
    Guide(
        "logistics",
        N_("Logistics"),
        (
            N_("How does a part get from the dock to the machine, and from the machine to the truck?"),
            N_("How do you know what to bring, where, and when?"),
            N_("What do you move twice, or put down where it has no place?"),
            N_("What do you look for, and how long does it take to find it?"),
            N_("Which parts run out, and which have been lying there for months?"),
            N_("How far is the count on the screen from the count on the shelf?"),
            N_("What is urgent today, and who decided it?"),
            N_("What waits for transport, and what does transport wait for?"),
            N_("Where do people, forklifts and lorries come too close to each other?"),
        ),
    ),
    Guide(
        "planning",
        N_("Planning"),
        (
            N_("What starts an order, and what do you know at that moment?"),
            N_("How often does the plan of the week change, and what makes it change?"),
            N_("Who set the batch sizes, and when were they last questioned?"),
            N_("On which times and stocks does the plan rest, and how far are they right?"),
            N_("What do you learn too late?"),
            N_("What do you keep outside the system: lists, spreadsheets, phone calls?"),
            N_("Which orders jump the queue, and what does that do to the others?"),
            N_("How long passes between the customer’s order and the first operation, and why?"),
            N_("What does the shop floor do otherwise than planned, and why?"),
        ),
    ),
    Guide(
        "methods",
        N_("Process engineering"),
        (
            N_("How were the times and the routing of this product set, and when were they last checked on the floor?"),
            N_("Where does the work differ from the work instruction?"),
            N_("What does a newcomer get to learn the job, and when does he stand on his own feet?"),
            N_("How does a changeover go, and what could be prepared while the machine still runs?"),
            N_("Which operation would you take out if you could, and what keeps it there?"),
            N_("Which tool or fixture is missing, worn or shared?"),
            N_("How does a change of drawing reach the workstation?"),
            N_("How would you place the machines if they stood on wheels?"),
        ),
    ),
    Guide(
        "purchasing",
        N_("Purchasing"),
        (
            N_("Which suppliers deliver late or deliver what cannot be used, and how often?"),
            N_("How long passes between the need and the order, and between the order and the part?"),
            N_("What decides how much you order at once?"),
            N_("What is bought in a hurry, and why was it not seen earlier?"),
            N_("Whom and what do you wait for: approvals, drawings, quotations, forecasts?"),
            N_("What does the lowest price cost us elsewhere?"),
            N_("For which parts is there no second supplier?"),
            N_("What would the supplier need to know about us to serve us better?"),
        ),
    ),
    Guide(
        "management",
        N_("Plant management"),
        (
            N_("What must have changed in a year for you to call this a success?"),
            N_("Which figures do you look at every week, and what do they not tell you?"),
            N_("What do customers reproach us with?"),
            N_("Where does money go that no customer would pay for?"),
            N_("What has been tried here before, and why did it not last?"),
            N_("On which time, people and budget can the team count?"),
            N_("What must not be touched, and why?"),
            N_("What struck you when you were last on the shop floor?"),
            N_("What will you do when someone stands in the way?"),
        ),
    ),
    Guide(
        "customer",
        N_("Customer of the process"),
        (
            N_("What do you do with what we deliver to you?"),
            N_("What do you have to check, sort, repack or put right before you can use it?"),
            N_("How often do we deliver too late, too early, too much or too little?"),
            N_("How do you learn that something will be late?"),
            N_("What happens at your place when we are wrong?"),
            N_("What do we give you that you do not need?"),
            N_("What counts most for you: time, quality, quantity, price, information?"),
            N_("Whom do you call here, and do you get an answer?"),
            N_("What does another supplier do better than we do?"),
        ),
    ),
)
"""From the one who does the work to the one who receives it."""
