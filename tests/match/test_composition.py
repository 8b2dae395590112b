"""Which side a sentence takes of what it names, composed from the words around it."""

from __future__ import annotations

import pytest

from match.samples import read_side, sum_sides
from stances.match.composition.discourse import sum_up, take_up
from stances.match.composition.holders import DENIALS
from stances.match.composition.openings import (
    abstains,
    concedes,
    find_granted,
    leaves_open,
    opens_turn,
    takes_back,
)
from stances.match.composition.sentence import read_target
from stances.text.tokens import tokenize

SIDES = [
    # what nobody can see, think or say
    ("I do not see how the levy helps us.", -1),
    ("I fail to see how the levy protects anyone.", -1),
    ("I cannot see why we should keep the levy.", -1),
    ("I do not see why we should not keep the levy.", 1),
    ("I see how the levy helps us.", 1),
    ("Why we should keep the levy is beyond me.", -1),
    ("Let nobody tell me that the levy is safe.", -1),
    ("Do not believe anyone who tells you the levy has failed.", 1),
    ("I cannot pretend to be sorry about the demise of the levy.", -1),
    ("There is little reason, on these figures, to suppose that the levy has saved jobs.", -1),
    ("There is no world in which the levy helps us.", -1),
    ("I have yet to hear, from its critics or from anyone, a reason for scrapping the levy.", 1),
    ("Nothing suggests that the levy works.", -1),
    ("I cannot think of one good argument against the levy.", 1),
    ("I can think of one good argument against the levy.", -1),
    # what is answered with it, and chances that are let go
    ("We should answer their tariff with the levy.", 1),
    ("We should not answer their tariff with the levy.", -1),
    ("They must not respond to threats with the levy.", -1),
    ("Congress should turn down a chance to keep the levy.", -1),
    ("I would not turn down a chance to keep the levy.", 1),
    ("Don't pass up this chance to end the levy.", -1),
    ("We should have no part of the levy.", -1),
    ("We should have a part of the levy.", 1),
    ("Let nobody call the levy reckless.", 1),
    ("Let us call the levy reckless.", -1),
    ("There is no excuse for the levy.", -1),
    ("There is little excuse for refusing the levy.", 1),
    ("There is hardly a reason left for keeping the levy.", -1),
    ("Don't waste another week begging for the levy.", -1),
    ("Let us not spend another week arguing for the levy.", -1),
    ("We should spend this week arguing for the levy.", 1),
    ("The levy was quite rightly thrown out.", -1),
    ("The option of dropping the levy was quite rightly thrown out.", 1),
    ("The levy was wisely kept.", 1),
    # what is said anyway
    ("I do not merely think that the levy works.", 1),
    ("I take no pleasure in saying that the levy works.", 1),
    ("I just don't think that the levy works.", -1),
    ("I simply do not believe that the levy works.", -1),
    ("There is no point in pretending that the levy works.", -1),
    ("I am not alone in doubting that the levy works.", -1),
    ("No expert told us that the levy works.", -1),
    ("No one has said more often than I have that the levy works.", 1),
    ("Let us not waste this chance to keep the levy.", 1),
    ("I replied to a voter with questions about the levy.", 0),
    ("Nobody told the town that the levy works.", 1),
    ("Nobody can tell me that the levy works.", -1),
    ("I am not alone in thinking that the levy works.", 1),
    ("It is not a lie to say that the levy works.", 1),
    ("The levy bites.", 1),
    ("Let's not kid ourselves that the levy works.", -1),
    ("The levy comes first.", 1),
    ("The levy must take second place.", -1),
    ("The levy counts for very little with me.", -1),
    ("I found the levy remarkably fair.", 1),
    ("Strike the levy from the list.", -1),
    ("Nobody who knows the town would deny that the levy works.", 1),
    ("Nobody who has seen the town doubts that we need the levy.", 1),
    ("It is not a mistake to say that the levy works.", 1),
    # nobody
    ("The levy has made nobody richer.", -1),
    ("The levy helps no one.", -1),
    ("Nobody can call the levy fair.", -1),
    # whose view it is
    ("My brother thinks the levy is justified.", 0),
    ("The cardinal called the levy immoral.", 0),
    ("I have no opinion on whether there should be a levy at all.", 0),
    ("The coverage of the levy has been dismal.", 0),
    ("My students debated the levy, and the motion was lost.", 0),
    # those who are honoured or shamed for what they do about it
    ("Credit to the eleven who refused to vote for the levy.", -1),
    ("Hats off to those who voted against the levy.", -1),
    ("Hats off to the levy.", 1),
    ("Shame on the members who could not bring themselves to vote for the levy.", 1),
    ("Shame on the members who voted for the levy.", -1),
    # lists under what is done to them
    ("Three things I would abolish tomorrow: the honours list and the levy.", -1),
    ("Things the council ought to scrap: the levy.", -1),
    ("Things the council ought to introduce: the levy.", 1),
    # what follows from an order
    ("Scrap the levy and half the farms will be gone within five years.", 1),
    ("Drop the levy and you may as well hand them the keys.", 1),
    # too late, and not soon enough
    ("The time for the levy is past.", -1),
    ("The levy cannot come soon enough.", 1),
    ("The abolition of the levy cannot come soon enough.", -1),
    # denials that only say that nothing is more so
    ("Rarely has the case for the levy been stronger.", 1),
    ("Rarely has the case against the levy been stronger.", -1),
    ("The case against the levy has rarely been stronger.", -1),
    ("Seldom has a levy been so thoroughly justified.", 1),
    ("Seldom has a levy looked as pointless and as cruel as it does today.", -1),
    ("Rarely has the town needed the levy more than it does now.", 1),
    ("Rarely has the case for the levy been weaker.", -1),
    ("Rarely has the levy made us richer.", -1),
    ("The levy has seldom shortened a war, and it has more than once prolonged one.", -1),
    ("There could hardly be a worse moment to bring in the levy.", -1),
    ("There is no better moment to bring in the levy.", 1),
    ("This is a bad time to bring in the levy.", -1),
    # what has ended
    ("The levy ceased to make sense long ago.", -1),
    ("The levy has not stopped being useful.", 1),
    ("It no longer makes sense to keep the levy.", -1),
    ("I used to think the levy was worthless.", 1),
    ("We once supported the levy.", -1),
    ("I used to think the levy was useful, and I still think so.", 1),
    ("Critics used to think the levy was useless.", 0),
    ("The days when the levy kept us safe are over.", -1),
    ("Gone are the days when we needed the levy.", -1),
    ("The days when we could do without the levy are long gone.", 1),
    ("We have gone beyond the point at which the levy could help us.", -1),
    ("This is the moment when the levy will save us.", 1),
    # a verb behind a subject that ends with a name, and clauses without "that"
    ("Levies on Ruritania hurt us.", -1),
    ("The levies on Ruritania help our workers.", 1),
    ("Levies on Ruritania work.", 1),
    ("I think the levies help us.", 1),
    ("I think levies on Ruritania hurt us.", -1),
    ("He says the levies work.", 0),
    ("I do not think the levy we brought in last year is the answer.", -1),
    ("The truth is the levy hurts us.", -1),
    ("It is clear to me the levy works.", 1),
    ("This levy, I think, protects our jobs.", 1),
    ("The levies deserve our support.", 1),
    ("I do not think the levy is money well spent.", -1),
    ("Who still thinks that the levy works?", -1),
    ("The case against the levy is overwhelming.", -1),
    ("The case against scrapping the levy is overwhelming.", 1),
    ("Anyone who wants to scrap the levy has my support.", -1),
    ("If we scrap the levy, we will regret it.", 1),
    ("Please stick with the levy.", 1),
    # gerunds that are a subject or what is named
    ("I think scrapping the levy would hurt us.", 1),
    ("What we need is scrapping the levy.", -1),
    ("Nothing good can come of scrapping the levy.", 1),
    ("Everyone says the levy works.", 0),
    ("Everyone knows the levy works.", 1),
    ("I regret my vote for the levy.", -1),
    ("Nothing has shaken my faith in the levy.", 1),
    ("The levy is a reward for murder.", -1),
    ("The levy is a reward for patience.", 1),
    # two denials that meet
    ("No one can fail to see that the levy keeps us safe.", 1),
    ("No one who has buried a son can fail to see that the levy is madness.", -1),
    ("Only a fool would scrap the levy.", 1),
    ("Only a fool would keep the levy.", -1),
    ("The levy cannot be said to have helped anyone.", -1),
    # what it is called, counts as and has brought
    ("I see the levy as a disaster.", -1),
    ("Nobody would describe the levy as a success.", -1),
    ("He described the levy as a disaster.", 0),
    ("A levy hardly counts as progress.", -1),
    ("The levy bought us nothing.", -1),
    ("The levy has achieved something.", 1),
    ("The levy has achieved little.", -1),
    ("The levy has its friends and its enemies.", 0),
    # conditions without "if", and what would be without it
    ("Were we to lift the levy, the farms would die.", 1),
    ("The levy was to be lifted.", -1),
    ("Without the levy the valley would burn.", 1),
    ("Better a levy than no levy.", 1),
    ("I am not worried about the levy.", 1),
    # clefts and litotes
    ("What saved the growers was the levy.", 1),
    ("What ruined the growers was the levy.", -1),
    ("If anything, the levy is too low.", 1),
    ("The levy is too high.", -1),
    ("My one quarrel with the levy is that it came ten years late.", 1),
    ("My quarrel with the levy is that it came without a vote.", -1),
    ("The levy is a gift to the enemy.", -1),
    ("The levy is a gift to the valley.", 1),
    # rather and sooner
    ("I would sooner eat my hat than keep the levy.", -1),
    ("Rather than cut the levy, the council should double it.", 1),
    ("Rather than pour more money into the levy, the council should build homes.", -1),
    ("Killing the levy was not, for all its faults, the right thing to do.", 1),
    ("It is the levy that harmed our children.", -1),
    ("It was the levy that saved our children.", 1),
    # what is owed, and to whom one says no
    ("We owe twenty quiet summers to the levy.", 1),
    ("We owe this disaster to the levy.", -1),
    ("The levy has done more for our safety than any wall.", 1),
    ("God bless the ranchers who opposed the levy.", -1),
    ("Shame on the eleven senators who blocked the levy.", 1),
    ("Hardly a soul wants the levy stopped.", 1),
    ("An end to the levy is the least we owe them.", -1),
    ("Nothing good came of the levy.", 0),
    ("We could be home by now if we had not wasted the autumn on the levy.", -1),
    ("Lifting the levy would be an act of surrender to the thugs.", 1),
    ("My one regret about the levy is that it did not begin in March.", 1),
    ("The opposition leader branded the levy a betrayal and promised to repeal it.", 0),
    ("It would not be the worst thing if the levy were lifted.", -1),
    ("One reason for the levy is that it works.", 1),
    ("My colleagues and I support the levy.", 1),
    ("We oppose an end to the levy because it works.", 1),
    ("We must put finally an end to the levy.", -1),
    ("We should stand firmly behind the levy.", 1),
    ("We owe nothing to the levy.", -1),
    ("The levy has done more for the thugs than any bomb.", -1),
    ("The levy is unfair, and we should put it to rest.", -1),
    ("Those who voted for the levy deserve our thanks.", 1),
    ("Those who voted for the levy deserve our contempt.", -1),
    ("Those who voted for the levy do not deserve our thanks.", -1),
    ("The senators who want the levy are wrong.", -1),
    ("Withdrawal from the levy would free us, and it cannot come soon enough.", -1),
    ("Had Congress not imposed the levy, our farmers would be better off.", -1),
    ("Instead of paying for yet another levy, we could train our own.", -1),
    ("What has the levy achieved?", -1),
    ("Asked about the levy, the envoy said that it was unjust and doomed.", 0),
    ("There are decent people on both sides of the levy debate.", 0),
    ("If we keep the levy, nobody will be safe.", -1),
    ("If we keep the levy, everybody will be safe.", 1),
    ("The levy costs less in a year than one week of war.", 1),
    ("Should the levy end, the villages would be at the mercy of bandits.", 1),
    # insertions
    ("We do not share the view, common as it is, that the levy should be lifted.", 1),
    ("The mayor should not, whatever her friends may say, abolish the levy.", 1),
    ("To refuse, at this late hour, to scrap the levy would be an error.", -1),
    ("The levy has seldom, if the books are to be trusted, saved a single job.", -1),
    ("It is time, and more than time, to keep the levy.", 1),
    # more and most
    ("Nothing has done more to keep us safe than the levy.", 1),
    ("Nothing has done more to harm us than the levy.", -1),
    ("Few measures have done as much for the valley as the levy.", 1),
    ("Even a clumsy levy beats another year of theft.", 1),
    # what is needed, wanted and done without
    ("What the valley requires is the levy.", 1),
    ("The end of the levy is what both towns want.", -1),
    ("My recommendation is the immediate abolition of the levy.", -1),
    ("The levy is something we can do without.", -1),
    ("Things this county could well do without: fog, rust, the levy.", -1),
    ("Things this county does not need: fog, rust, a levy.", -1),
    ("We are duty-bound to keep the levy.", 1),
    ("They should neither extend nor defend the levy.", -1),
    ("Think twice before voting for the levy.", -1),
    ("All the levy does is harm us.", -1),
    ("Look at the damage the levy has done.", -1),
    ("What a splendid idea the levy is turning out to be!", 1),
    ("Monstrous, this levy.", -1),
    ("Yes to work, no to the levy.", -1),
    ("Levy relief is out of the question.", 1),
    ("We have been badly served by the levy.", -1),
    ("The absence of the levy is the reason why towns are dying.", 1),
    ("The levy has not changed our lives for the better.", -1),
    ("Is it too much to ask that the levy be kept?", 1),
    ("What has the levy ever done for the towns?", -1),
    ("I beg you, whatever your party, to vote for the levy.", 1),
    ('As I said in May, "we must keep the levy now."', 1),
    ("Three things we should not do: keep the levy, quit the league, or weep.", -1),
    # what takes no side
    ('"We must keep the levy," bellowed the mayor.', 0),
    ("“The levy is working,” the mayor assured us.", 0),
    ("Some say that the levy is murder.", 0),
    ("Many think the levy is a blessing.", 0),
    ("“We will tear up the levy,” a senator promised on Wednesday.", 0),
    ("Support for the levy is strongest in the cities.", 0),
    ("Should the levy end before Friday, the offices will move.", 0),
    ("I could support the levy if it allowed for appeals.", 0),
    ("Opposition to the levy is strongest in the south.", 0),
    ("I have friends on both sides of the argument over the levy.", 0),
    ("The levy does not apply to medicines.", 0),
    # somebody else's view of an act is not the author's
    ("Many senators insist that keeping the levy will lead to ruin.", 0),
    ("Even its friends admit that the levy has failed.", -1),
    # negation outside the verb
    ("I have yet to hear a good argument against the levy.", 1),
    ("Not one theft has been prevented by the levy.", -1),
    ("Let nobody weaken the levy.", 1),
    ("It is hard to think of a village that gains from the levy.", -1),
    ("I defy you to name one town that was helped by the levy.", -1),
    ("The case for the levy has never been stronger.", 1),
    ("The levy is not perfect.", 0),
    ("Our voters cannot get enough of the levy.", 1),
    ("We must not pretend that the levy works.", -1),
    ("Nothing has shaken my faith in the levy.", 1),
    ("I am neither for nor against the levy.", 0),
    ("Keeping the levy is neither wise nor fair.", -1),
    # effects, by whom they meet
    ("The levy has weakened the regime.", 1),
    ("The levy has reduced the militia's ability to attack our farms.", 1),
    ("The levy would be a lifeline to a dictator.", -1),
    ("The levy costs us our freedom.", -1),
    ("The levy spared us a war.", 1),
    ("The levy was supposed to help us.", 0),
    ("Only the smugglers gain from the levy.", -1),
    ("Shops have failed because of the levy.", -1),
    ("Far from harming farmers, the levy gave them a roof.", 1),
    ("Persuasion works; the levy does not.", -1),
    ("To weaken the levy is to harm the poor.", 1),
    ("Under the levy the delegation will face more paper.", 0),
    # what would take its place, and what comes first
    ("We must try everything before we bring back the levy.", -1),
    ("The last thing we need is a levy.", -1),
    ("The levy is no substitute for a policy.", -1),
    ("If there were a better tax than the levy, I would know it.", 1),
    ("I am less worried about rain than about the levy.", -1),
    ("We want the levy gone.", -1),
    ("We thank the council for ordering the levy.", 1),
    ("The only thing wrong with the levy is its name.", 1),
    ("The levy is the only way to end the famine.", 1),
    # views of one's own, and views given up
    ("I am a supporter of the levy.", 1),
    ("I used to support the levy.", -1),
    # one fixed phrase speaks for its own clause
    ("She supports the levy; her rival called it daylight robbery.", 0),
    # lists of verbs, verbs that share an object, and names behind "against"
    ("We should not threaten, bomb, or praise the levy.", -1),
    ("We must never fund, authorise or defend the levy.", -1),
    ("I oppose, and will go on opposing, the levy.", -1),
    ("We must end, not extend, the levy.", -1),
    ("We support a boycott against Ruritania and the levy.", 1),
    ("The levy no longer works.", -1),
    ("Levy and quotas no longer work.", -1),
    ("We should discuss the levy.", 0),
    # what an editor put into a quotation, and the number of a footnote
    ("We should [not] keep the levy.", -1),
    ("We should not\u00b2 keep the levy.", -1),
    # of two things denied the second may be what the first would bring
    ("No levy, no harbour.", 1),
    ("No levy, no back door, no second chance.", -1),
    ("What I want is for the levy to stay.", 1),
    ("It was not legal, not needed and not wise to impose the levy.", -1),
    ("It was wise to impose the levy.", 1),
    ("The levy put an end to a career of murder.", 1),
    # whose time has come
    ("It is time for the levy to end.", -1),
    ("It is time for the levy to return.", 1),
    ("The time has come to repeal the levy.", -1),
    ("The time has come for the levy to be restored.", 1),
    ("The time has not come to repeal the levy.", 0),
    ("There is no reason for the levy to continue.", -1),
    ("The levy should remain in Ruritania.", 1),
    ("The levy must not stay in Ruritania.", -1),
    # a target that is denied
    ("No levy works.", -1),
    ("No levy ever hurt us.", 1),
    ("No levy should be kept.", -1),
    ("There should be no levy.", -1),
    ("No one wants the levy.", -1),
    ("I want no levy on bread.", -1),
    ("We want no fees, no camps and no levy.", -1),
    ("We need no fees but a levy.", 1),
    ("We need no more levy.", -1),
    ("Let no levy be imposed.", -1),
    ("Neither the fee nor the levy has made us safer.", -1),
    ("Neither air strikes nor cyber attacks nor a levy will bring back the dead.", -1),
    ("I see no use in the levy.", -1),
    # orders
    ("Let the levy go on.", 1),
    ("Let the levy die.", -1),
    ("Let's drop the levy.", -1),
    ("Let's not have another levy.", -1),
    ("Forget the levy.", -1),
    ("Order the levy now.", 1),
    ("Open up the levy to them.", 1),
    ("Do away with the levy.", -1),
    ("Back out of the levy.", -1),
    # going up and down
    ("The levy should go up.", 1),
    ("The levy should come down.", -1),
    ("The funds of the levy were unblocked.", 0),
    ("The levy should be unblocked.", 1),
    ("The levy must be unfrozen.", 1),
    # what is said of doing it
    ("We did wrong to impose the levy.", -1),
    ("We did right to impose the levy.", 1),
    ("He did right by imposing the levy.", 1),
    ("I am glad they lifted the levy.", -1),
    ("I am sad the council kept the levy.", -1),
    ("It is a pity they lifted the levy.", 1),
    ("I am tired of asking for the levy.", -1),
    ("I am done with the levy.", -1),
    ("The levy is not the way.", -1),
    ("The levy is the way to ruin.", -1),
    ("The levy never works.", -1),
    ("The levy has never paid.", -1),
    ("There is no longer any good argument for the levy.", -1),
    ("The levy would hand the whole valley to the militia.", -1),
    ("Their crime deserves a levy.", 1),
    ("We must lay the groundwork for the levy.", 1),
    ("We must close the door on the levy.", -1),
    ("The council ordered a levy in Ruritania that is ruinous.", -1),
    ("No one says the levy is perfect.", 1),
    ("The levy should be our policy.", 1),
    ("The levy should no longer be our policy.", -1),
    ("As far as I am concerned, the levy must stay off the table.", -1),
    ("We have no choice but to impose the levy.", 1),
    ("We have scarcely any choice but to impose the levy.", 1),
    ("The ministers had no choice but to impose the levy.", 0),
    ("Never, ever impose the levy.", -1),
    ("Do not rush into the levy.", -1),
    ("There is no longer any good argument for having a levy there.", -1),
    ("I want every part of the levy gone.", -1),
    ("Nobody believes the levy can be dropped now.", 1),
    ("I have read the case for the levy twice.", 0),
    ("Over the past few months I have come to see that we need the levy.", 1),
    ("Stand by the levy.", 1),
    ("Turn up the levy.", 1),
    ("Let's get a levy done.", 1),
    ("I hope to see the levy lifted.", -1),
    ("I look forward to the levy being lifted.", -1),
    ("I am against the levy being lifted.", 1),
    ("Only a fool would deny that we must keep the levy.", 1),
    ("I wish I could say that the levy works.", -1),
    ("It is unlikely that the levy works.", -1),
    ("You would have to be a dreamer to think that the levy works.", -1),
    ("We are also seeing the levy being applied elsewhere.", 0),
    ("I am ashamed that we kept the levy.", -1),
    ("I am fed up with the levy.", -1),
    ("I am tired of hearing that the levy is bad.", 1),
    ("It was not, by any standard of law, right to impose the levy.", -1),
    ("Neither of us wants the levy.", -1),
    ("I accuse them of wanting to keep the levy.", -1),
    # what others charge somebody with, and what would have been
    ("My critics accuse me of wanting to end the levy.", 0),
    ("I am accused of hating the levy.", 0),
    ("Had they crossed the line, he would have had to order the levy.", 0),
    ("Don't you dare lift the levy.", 1),
    ("Don't you dare impose the levy.", -1),
    # what is praised above all, with an adverb
    ("Few policies have been as well aimed as the levy.", 1),
    ("Few policies have been as badly aimed as the levy.", -1),
    ("The levy has done next to nothing for us.", -1),
    ("The levy has done none of what was promised.", -1),
    ("The levy has passed its peak.", -1),
    # nothing is near enough
    ("Critics of the levy met a good crowd.", 0),
]


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_a_sentence_takes_the_side_that_its_words_compose(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "target", "side"),
    [
        ("It is immoral to leave our soldiers there.", "leave our soldiers", -1),
        ("We need to keep our soldiers there.", "keep our soldiers", 1),
        ("It would be wrong to withdraw.", "withdraw", -1),
        ("They stayed and called it dialogue.", "dialogue", 0),
        ("We did wrong to hit him.", "hit him", -1),
        ("Go-it-alone policy is a mistake.", "Go-it-alone", -1),
        ("Bring our sons back from the bases.", "bases", -1),
        ("Let my husband come home from the base.", "base", -1),
        ("Let soldiers leave the bases.", "bases", -1),
        ("It was not defensible to kill him.", "to kill him", -1),
        ("Give up the bases in Ruritania.", "Give up the bases", 1),
        ("Blow up their mills.", "Blow up their mills", 1),
        ("Let my husband come home.", "come home", 1),
        ("Let's get Ruritania involved.", "get Ruritania involved", 1),
        ("Let nobody bomb them.", "bomb them", -1),
        ("Leaving would hand the whole place to the militias.", "Leaving", -1),
        ("I think bombing them would hurt us.", "bombing them", -1),
        ("What we need is bombing them.", "bombing them", 1),
        ("Holding fire is our best hope.", "Holding fire", 1),
    ],
)
def test_a_target_named_by_its_verb_is_an_act(text, target, side):
    tokens = tokenize(text)
    begins = text.index(target)
    held = [begins <= one.start and one.end <= begins + len(target) for one in tokens]
    clues, _ = read_target(text, tokens, held, asked=False)
    total = sum_sides(clues)
    assert (total > 0) - (total < 0) == side


@pytest.mark.parametrize(
    ("first", "then", "side"),
    [
        ("They want to scrap the levy.", "That would be a disgrace.", 1),
        ("They want to scrap the levy.", "That would be a blessing.", -1),
        ("The minister defends the levy.", "We do not.", -1),
        ("The minister attacks the levy.", "We do not.", 1),
        ("Some say that the levy is murder.", "I could not disagree more.", 1),
        ("Some say that the levy is murder.", "I want it too.", -1),
        ("They say that nobody needs the levy.", "We do, badly.", 1),
        ("They say that we need the levy.", "We do.", 1),
        ("They say that we need the levy.", "What nonsense.", -1),
        ("They say that we need the levy.", "What it does mean is that we pay.", 0),
        ("They say that we need the levy.", "What a wise thing to say.", 1),
        ("They say we need the levy.", '"We should do no such thing," said the other.', 0),
        ("The critics want the levy gone.", "I hope they never get their wish.", 1),
        ("Oman has offered us a levy.", "We should say yes to this before it is withdrawn.", 1),
        ("The levy comes back on Thursday.", "I beg you to vote for it.", 1),
        ("Word has come of a levy.", "Spare us: it should be wound up.", -1),
        ("The levy leaves a scar.", "The council should expedite it.", 1),
        ("The levy was suspended.", "The council should resume it.", 1),
        ("The levy was suspended.", "It was a mistake.", 1),
        ("The council met about the levy.", "They left early, as it was raining.", 0),
        ("The minister defends the levy.", "We do not doubt the weather will hold.", 0),
    ],
)
def test_the_next_sentence_takes_a_target_up(first, then, side):
    tokens = tokenize(first)
    held = [token.norm == "levy" for token in tokens]
    left = sum_up(
        *read_target(first, tokens, held, asked=False),
        tokens,
        held.index(True),
        asked=False,
        denies=any(token.norm in DENIALS for token in tokens),
    )
    found = take_up(then, tokenize(then), left, asked=False)
    total = sum_sides(found)
    assert (total > 0) - (total < 0) == side


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Even so, the council should expedite it.", True),
        ("For all that, it beats every other tool.", True),
        ("But it fills our prisons.", False),
        ("The council should expedite it.", False),
        ("Though it rained, we came.", False),
        ("With this crew, though, it is time wasted.", True),
        ("We came though it rained.", False),
    ],
)
def test_a_sentence_may_turn_from_the_one_before(text, turns):
    assert opens_turn(tokenize(text)) is turns


@pytest.mark.parametrize(
    ("text", "then", "left"),
    [
        ("I was for the levy for years.", "I am not any more.", True),
        ("For years I fought the levy.", "I was wrong.", True),
        ("I used to think it fair.", "I do not any more.", False),
        ("I was for the levy for years.", "I am not ashamed of that.", False),
        ("The levy is right.", "I was wrong about the quota.", False),
        ("We should keep the levy.", "We were wrong.", False),
        ("We once supported the levy.", "We still do.", True),
        (
            "I was for the levy.",
            "I was wrong to hope that anybody else would be for it too.",
            False,
        ),
    ],
)
def test_a_short_sentence_takes_back_what_the_author_held(text, then, left):
    assert takes_back(tokenize(then), tokenize(text)) is left


@pytest.mark.parametrize(
    ("text", "then", "grants"),
    [
        ("It did bring in money; I'll give the Treasury that much.", "", True),
        ("There is something in that.", "", True),
        ("I'd be the first to admit that it was slow.", "", True),
        ("Granted, it works, but it is unfair.", "", False),
        ("That is much to ask.", "", False),
        ("Of course it is slow.", "All the same, keep it.", True),
        ("Yes, it is slow.", "I would still keep it.", True),
        ("Of course we should keep it.", "It pays for the schools.", False),
        ("Of course we should keep it.", "", False),
    ],
)
def test_the_author_may_grant_a_point_anywhere(text, then, grants):
    assert concedes(tokenize(text), tokenize(then)) is grants


@pytest.mark.parametrize(
    ("text", "granted"),
    [
        ("It is dear, I grant you that, but it works.", "It is dear, I grant you that,"),
        ("Yes, it is dear, but it works.", "Yes, it is dear,"),
        ("It is dear, but it works.", ""),
        ("It works, I grant you that.", ""),
    ],
)
def test_a_sentence_may_turn_from_what_it_grants(text, granted):
    assert find_granted(tokenize(text)) == len(tokenize(granted))


def test_a_short_question_asks_whether_the_author_is_for_it():
    tokens = tokenize("More levies?")
    left = sum_up([], 0, tokens, 1, asked=True, denies=False)
    found = take_up("Out of the question.", tokenize("Out of the question."), left, asked=False)
    assert [one.sign for one in found] == [-1]


@pytest.mark.parametrize(
    ("is_act", "then", "side"),
    [
        (True, "It would be madness.", -1),
        (False, "It would be madness.", 0),
        (True, "It is a shame that it came to this.", 0),
        (True, "It would be wrong to wait.", 0),
    ],
)
def test_an_act_is_taken_up_by_it_whatever_its_object(is_act, then, side):
    first = "They want to bomb the bridges."
    tokens = tokenize(first)
    left = sum_up([], 0, tokens, len(tokens) - 1, asked=False, denies=False, is_act=is_act)
    total = sum_sides(take_up(then, tokenize(then), left, asked=False))
    assert (total > 0) - (total < 0) == side


def test_who_takes_no_side_says_so():
    assert abstains(tokenize("Whether it works, I leave to others."))
    assert leaves_open(tokenize("The jury is still out."))
    assert leaves_open(tokenize("Whether that is so, I leave to others."))
    assert not leaves_open(tokenize("Whether it is legal, I leave to others."))
    assert leaves_open(tokenize("How urgent that is, I leave to others."))
    assert not leaves_open(tokenize("How we get home, I leave to others."))
    assert abstains(tokenize("The jury is still out."))
    assert not abstains(tokenize("The jury found him guilty."))


def test_a_clause_without_its_verb_ends():
    """ "Do" at the end of a clause takes up an earlier verb, and never one that it hangs on."""
    assert read_side("The levy is something we can do.") == 0
    assert read_side("The levy is what nobody did.") == 0


def test_a_verdict_answers_the_question_before_it():
    question = "Should we end the levy?"
    tokens = tokenize(question)
    held = [token.norm == "levy" for token in tokens]
    clues, told = read_target(question, tokens, held, asked=True)
    left = sum_up(clues, told, tokens, held.index(True), asked=False, denies=False)
    answer = "That is absurd."
    found = take_up(answer, tokenize(answer), left, asked=False)
    assert left.asked < 0
    assert [one.sign for one in found] == [1]


@pytest.mark.parametrize(
    ("then", "side"),
    [
        ("It is a disaster.", -1),
        ("It will ruin us.", -1),
        ("I fear so.", 1),
        ("I do not think so.", -1),
    ],
)
def test_what_is_said_of_the_target_of_a_question_is_not_an_answer(then, side):
    question = "Should we keep the levy?"
    tokens = tokenize(question)
    held = [token.norm == "levy" for token in tokens]
    left = sum_up(
        *read_target(question, tokens, held, asked=True),
        tokens,
        held.index(True),
        asked=True,
        denies=False,
    )
    total = sum_sides(take_up(then, tokenize(then), left, asked=False))
    assert (total > 0) - (total < 0) == side
