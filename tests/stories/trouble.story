A project in trouble that is handled well

Ana moves a haulier's records into a new system. In February a third of them
turn out to be there twice, and the day cannot be kept. She says so within hours,
face to face, with ways out; they agree on a new day and on the money, talk
every Friday until it is through, and it opens in June, four weeks after the day
that was said first. What is late costs where results are; the rest stands.

	client northgate
	year 2026-01-05 to 2027-01-04

All that a project wants is on: the core, agreements, standing dates, governance.
Nina Voss wants the work and pays for it; Tom Reed has the data.

Monday 2026-01-05
They agree on two steps, on what Northgate brings for them, and on one risk that
both see. Nina expects a training for the night shift, which is not in the
contract: a straight answer within the week, or another way within two.
	$ cr-guide --on agreement && cr-guide --on rhythm && cr-guide --on governance
	$ cr-add client northgate 'Northgate Logistics' since=2026-01-05 channels=phone,email
	$ cr-add person northgate 'Nina Voss' prefers=phone
	$ cr-add person northgate 'Tom Reed'
	$ cr-set northgate sponsor=nina-voss
	note kick-off in-person type:meeting with:[nina-voss,tom-reed] readback:yes
		- [ ] export of the old data by-side:client due:2026-01-23
	$ cr-add deliverable northgate 'Data migration' date=2026-01-05 promised=2026-03-27 criteria-set=2026-01-05
	$ cr-add deliverable northgate 'Opening' date=2026-01-05 promised=2026-05-29 criteria-set=2026-01-05
	$ cr-add risk northgate 'the old data is worse than they say' probability=3 harm=4 next-review=2026-02-02
	$ cr-add expectation northgate 'training for the night shift' from=nina-voss in-contract=no
	due 2026-01-12 answer-expectations: training for the night shift
	score none

Monday 2026-01-12
	$ cr-set clients/northgate/expectation/2026-01-05-training-for-the-night-shift.md reply=partly replied=2026-01-12 offer='two evenings at cost' offered=2026-01-12
	note training phone with:nina-voss
	clarity begins with records, by answer-expectations
A week, and little to say against it; so it stays all year, the worst of it as well.
	score good 80 to 100

Monday 2026-01-19
	due 2026-01-19 measure-satisfaction: ask how the start went
	note how-it-starts phone type:check-in with:nina-voss
		- said: "good so far" phase:start asked:2026-01-19 score:4 scale:5

Monday 2026-01-26
The export was due on Friday. A working day of patience, then one asks. Their
administrator was ill; Tom says the 30th, and keeps it.
	due 2026-01-26 escalate-in-time: ask for it: export of the old data
	note export phone with:tom-reed
	$ cr-move export 2026-01-30 -a tom-reed 'their administrator was ill'

Friday 2026-01-30
	$ cr-done export

Monday 2026-02-02
The day to look at the risk. It has grown, and they are told that it has.
	due 2026-02-02 review-risks: the old data is worse than they say
	$ cr-set clients/northgate/risk/2026-01-05-the-old-data-is-worse-than-they-say.md probability=4 next-review=2026-02-16 told=2026-02-02
	note risk phone with:[nina-voss,tom-reed]

Monday 2026-02-16
At ten it is sure: a third of the records are there twice, and the 27th of March
cannot be. At half past one Ana sits in Nina's office and says so, with three
ways out and the one that she would take: clean the data first, four weeks more.
From now on a call every Friday until it is through. Two hard things are
left: who pays for it, within a week, and a yes to the change, within two.
	due 2026-02-16 review-risks: the old data is worse than they say
	note doubles in-person@13:30 type:heads-up with:[nina-voss,tom-reed] rag-told:red rag-inside:red
		- bad: a third of the records are doubles severity:1 known:2026-02-16T10:00 told:2026-02-16T13:30 told-channel:in-person heard-first:us affects:deliverable/2026-01-05-data-migration options:"clean first,clean later,start anew" recommended:"clean first" action:"clean first" action-told:2026-02-16 joint:2026-02-16 ^doubles
		- [ ] way through the cleaning, week by week due:2026-02-20
	$ cr-set clients/northgate/risk/2026-01-05-the-old-data-is-worse-than-they-say.md closed=2026-02-16
	$ cr-add change northgate 'Cleaning the data first' cost='eight days' time='four weeks'
	$ cr-add talk northgate 'who pays for the cleaning' topic=price
	$ cr-add plan northgate 'Weekly call' type=meeting every=1w at=10:00 starts=2026-02-20 ends=2026-04-24 channel=video
	due 2026-02-19 keep-promises: way through the cleaning, week by week
	due 2026-02-23 to 2026-02-25 hold-the-hard-talk: who pays for the cleaning
	candour begins with records, by show-the-true-light
The calls, each on its eve and on its morning:
	due 2026-02-19 to 2026-02-20 hold-the-routine: Weekly call
	due 2026-02-26 to 2026-02-27 hold-the-routine: Weekly call
	due 2026-03-05 to 2026-03-06 hold-the-routine: Weekly call
	due 2026-03-12 to 2026-03-13 hold-the-routine: Weekly call
	due 2026-03-19 to 2026-03-20 hold-the-routine: Weekly call
	due 2026-03-26 to 2026-03-27 hold-the-routine: Weekly call
	due 2026-04-02 to 2026-04-03 hold-the-routine: Weekly call
	due 2026-04-09 to 2026-04-10 hold-the-routine: Weekly call
	due 2026-04-16 to 2026-04-17 hold-the-routine: Weekly call
	due 2026-04-23 to 2026-04-24 hold-the-routine: Weekly call

Wednesday 2026-02-18
In the middle of it a call just to hear how they are.
	due 2026-02-18 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss

Thursday 2026-02-19
	$ cr-done way
	note way email with:tom-reed

Friday 2026-02-20
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Wednesday 2026-02-25
They sit together over the money, share it, and agree to the change; both days
move by four weeks. What was said first stays what is measured.
	note money in-person type:meeting with:nina-voss readback:yes
	$ cr-set clients/northgate/talk/2026-02-16-who-pays-for-the-cleaning.md held=2026-02-25 result='half each'
	$ cr-set clients/northgate/change/2026-02-16-cleaning-the-data-first.md our-ok=2026-02-25 their-ok=2026-02-25 their-ok-by=nina-voss status=approved
	$ cr-set clients/northgate/deliverable/2026-01-05-data-migration.md promised=2026-04-24
	$ cr-set clients/northgate/deliverable/2026-01-05-opening.md promised=2026-06-26

Thursday 2026-02-26
	$ cr-set clients/northgate/change/2026-02-16-cleaning-the-data-first.md started=2026-02-26
	clarity begins with records, by agree-changes-first

Friday 2026-02-27
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Friday 2026-03-06
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Monday 2026-03-09
Tom is cross. Within five days somebody has to act on it.
	note cross email@10:00 inbound:yes with:tom-reed
		- said: "we count everything twice now" score:2 scale:5 ^twice

Wednesday 2026-03-11
She does so on the second day, and tells him.
	note twice phone with:tom-reed
	$ cr-set '^twice' action='one list for both' action-date=2026-03-11 told-back=2026-03-11
	verdict begins with records, by act-on-poor-feedback

Friday 2026-03-13
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Friday 2026-03-20
	due 2026-03-20 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Friday 2026-03-27
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Saturday 2026-03-28
The first day of the migration has passed. It is late, and that is said where
results are: nothing else moves, for they have known it for six weeks.
	reliability falls with time, by get-results

Friday 2026-04-03
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Friday 2026-04-10
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Monday 2026-04-13
	due 2026-04-13 to 2026-04-22 get-results: Data migration

Friday 2026-04-17
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Sunday 2026-04-19
	due 2026-04-19 to 2026-04-20 check-in: call Northgate Logistics, just to hear how it goes
	due 2026-04-19 to 2026-04-20 ask-for-feedback: ask Northgate Logistics what to do better

Monday 2026-04-20
	note hello phone type:check-in with:nina-voss
		- said: "bad news came with a way out" phase:during asked:2026-04-20 score:4 scale:5

Wednesday 2026-04-22
The data is over, two days before the new day. Late it stays, but it is there.
	note migrated video type:meeting with:[nina-voss,tom-reed] readback:yes
	$ cr-set clients/northgate/deliverable/2026-01-05-data-migration.md submitted=2026-04-22 delivered=2026-04-22 review=5bd
	$ cr-set '^doubles' closed=2026-04-22 agreed-by-client=yes

Friday 2026-04-24
	note weekly video@10:00 type:meeting plan:weekly-call with:[nina-voss,tom-reed] readback:yes

Tuesday 2026-04-28
They take it at the first showing.
	note yes email@11:00 inbound:yes with:nina-voss
	$ cr-set clients/northgate/deliverable/2026-01-05-data-migration.md decided=2026-04-28 outcome=accepted approver=nina-voss
	reliability rises with records, by get-results

Wednesday 2026-04-29
	note thank-you phone type:thanks with:[nina-voss,tom-reed]
	$ cr-set clients/northgate/deliverable/2026-01-05-data-migration.md thanked=2026-04-29
	people begins with records, by thank-them

Wednesday 2026-05-20
	due 2026-05-20 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss

Saturday 2026-05-30
The first day of the opening.
	reliability falls with time, by get-results

Monday 2026-06-08
	due 2026-06-08 to 2026-06-24 get-results: Opening

Friday 2026-06-19
	due 2026-06-19 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss

Wednesday 2026-06-24
	note opening in-person type:meeting with:[nina-voss,tom-reed] readback:yes
	$ cr-set clients/northgate/deliverable/2026-01-05-opening.md submitted=2026-06-24 delivered=2026-06-24 review=5bd

Tuesday 2026-06-30
	note yes email@11:00 inbound:yes with:nina-voss
	$ cr-set clients/northgate/deliverable/2026-01-05-opening.md decided=2026-06-30 outcome=accepted approver=nina-voss
	reliability rises with records, by get-results

Wednesday 2026-07-01
	note thank-you phone type:thanks with:[nina-voss,tom-reed]
	$ cr-set clients/northgate/deliverable/2026-01-05-opening.md thanked=2026-07-01

Sunday 2026-07-19
	due 2026-07-19 to 2026-07-20 check-in: call Northgate Logistics, just to hear how it goes
	due 2026-07-19 to 2026-07-20 ask-for-feedback: ask Northgate Logistics what to do better

Monday 2026-07-20
	note hello phone type:check-in with:nina-voss
		- said: "it runs" phase:during asked:2026-07-20 score:5 scale:5

Wednesday 2026-08-19
	due 2026-08-19 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss

Friday 2026-09-18
	due 2026-09-18 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss

Sunday 2026-10-18
	due 2026-10-18 to 2026-10-19 check-in: call Northgate Logistics, just to hear how it goes
	due 2026-10-18 to 2026-10-19 ask-for-feedback: ask Northgate Logistics what to do better

Monday 2026-10-19
	note hello phone type:check-in with:nina-voss
		- said: "no complaints" phase:during asked:2026-10-19 score:5 scale:5

Wednesday 2026-11-18
	due 2026-11-18 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss

Friday 2026-12-18
	due 2026-12-18 check-in: call Northgate Logistics, just to hear how it goes
	note hello phone type:check-in with:nina-voss
