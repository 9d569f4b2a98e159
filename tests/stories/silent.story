The silent supplier

Rui sells a dentist the software of her appointments. He begins well. Then he
has other things to do: he comes late, does not answer, does not ring back. No
single day is a disaster. In July the client has had enough, and Lena takes over:
she reads the list from the top and does what stands there. In the autumn it is
again a client like any other.

	client mill
	year 2026-01-05 to 2027-01-04

Only the core of the handbook is on. They agreed on a word every two weeks.

Monday 2026-01-05
	$ cr-add client mill 'Mill Street Dental' since=2026-01-05 cadence=2w channels=phone
	$ cr-add person mill 'Eva Ross' prefers=phone
	$ cr-set mill sponsor=eva-ross
	note contract in-person type:meeting with:eva-ross
		- [ ] plan of the installation due:2026-01-16
	due 2026-01-14 to 2026-01-15 keep-promises: plan of the installation
	score none

Thursday 2026-01-15
The plan leaves a day early, and says that he comes by 6 February. From now on
the list speaks to somebody who does not look. On the 19th: how did the start
go? On the 29th two weeks are over without a word. On 4 February, a month after
the start, it is a call that is missing, which would be that word too, and a talk
with Eva as well: one line for all. On the 3rd the installation is near.
	note plan email with:eva-ross
		- [ ] installation at the desk due:2026-02-06
	$ cr-done plan
	due 2026-01-19 to 2026-05-20 measure-satisfaction: ask how the start went
	due 2026-01-29 to 2026-02-03 open-the-conversation: write or call Mill Street Dental of your own accord
	due 2026-02-04 to 2026-07-06 check-in: call Mill Street Dental, just to hear how it goes
	due 2026-02-03 to 2026-02-20 keep-promises: installation at the desk

Friday 2026-01-30
Fifteen days without a word, and fourteen were agreed.
	rhythm falls with time, by no-silence

Saturday 2026-02-07
The day has passed, and nobody said anything. That is two things: it was not
kept, and it was not told. There is enough now for a figure, and it is poor.
	score poor 30 to 39
	reliability falls with time, by keep-promises
	candour begins with time, by no-unannounced-lateness

Thursday 2026-02-12
Eva writes. A working day later an answer is due, and on that evening it is late.
	note when email@09:15 inbound:yes with:eva-ross
		- ask: when do you come? ^when
	due 2026-02-13 to 2026-02-20 answer-fast: when do you come?

Friday 2026-02-13
	rhythm falls with time, by answer-fast

Friday 2026-02-20
He comes, two weeks late, installs it, and promises a manual for 6 March. It is
the last time in this half of the year that she hears from him.
	note installation in-person with:eva-ross
		- [ ] manual for the desk due:2026-03-06
	$ cr-done installation
	$ cr-set '^when' replied=2026-02-20 resolved=2026-02-20
	due 2026-03-04 to 2026-07-06 keep-promises: manual for the desk

Saturday 2026-03-07
The second promise that passes its day in silence. From here it only gets worse.
	score poor 0 to 37
	reliability falls with time, by keep-promises

Wednesday 2026-03-18
Eva writes that the calendar loses appointments, and asks that it be repaired.
One is trouble that wants a remedy within a day. The other wants an answer; she
wrote before nine, so it was to come by the same evening.
	note calendar email@08:40 inbound:yes with:eva-ross
		- bad: the calendar loses appointments raised-by:client ^lost
		- ask: please repair the calendar ^repair
	due 2026-03-19 to 2026-07-06 remedy-with-bad-news: say what you do: the calendar loses appointments
	due 2026-03-18 from 2026-03-19 to 2026-07-06 answer-fast: please repair the calendar

Sunday 2026-04-05
A quarter of a year, and nobody has asked her what could be better.
	due 2026-04-05 to 2026-07-06 ask-for-feedback: ask Mill Street Dental what to do better

Wednesday 2026-04-22
She rings at ten; nobody answers. He would have had until two to ring back, so it
is on the list of the next morning.
	note eva-rings phone@10:00 type:attempt inbound:yes with:eva-ross
	due 2026-04-22 from 2026-04-23 to 2026-07-06 call-back: call back: Eva Ross

Wednesday 2026-05-20
She writes what she thinks. With this nobody has to ask any more how the start
went; within five days somebody has to act on it.
	note nobody-there email@12:00 inbound:yes with:eva-ross
		- said: "nobody is there" score:2 scale:5 ^nobody
	due 2026-05-27 to 2026-07-06 act-on-poor-feedback: act on it: "nobody is there"

Thursday 2026-05-28
	verdict begins with time, by act-on-poor-feedback

Monday 2026-07-06
Lena takes over. Seven lines: first what somebody waits for by the hour, and has
waited for longest, then the rest by its age.
	list
		answer-fast: please repair the calendar
		call-back: call back: Eva Ross
		check-in: call Mill Street Dental, just to hear how it goes
		keep-promises: manual for the desk
		remedy-with-bad-news: say what you do: the calendar loses appointments
		ask-for-feedback: ask Mill Street Dental what to do better
		act-on-poor-feedback: act on it: "nobody is there"
She rings Eva, says who she is and that she is sorry, listens, asks what would be
better, and says what happens: on Wednesday she comes and repairs the calendar,
on Friday there is a manual. A word a month is enough, says Eva, if somebody is
there when she rings.
	note lena phone@10:00 type:check-in with:eva-ross
		- said: "be there when I ring" phase:during asked:2026-07-06 score:2 scale:5 action:"she has Lena's own number" action-date:2026-07-06 ^ring
	$ cr-set '^repair' replied=2026-07-06T10:00
	$ cr-set clients/mill/log/2026-04-22-eva-rings.md returned=2026-07-06T10:00
	$ cr-set '^lost' action='Lena repairs it on the spot' action-told=2026-07-06 action-due=2026-07-08
	due 2026-07-08 remedy-with-bad-news: Lena repairs it on the spot: the calendar loses appointments
	$ cr-set '^nobody' action='Lena answers for it' action-date=2026-07-06
	$ cr-set mill cadence=30d
	verdict rises with records, by act-on-poor-feedback
	score fair 40 to 70
	$ cr-move manual 2026-07-10 -a eva-ross 'nobody wrote it'
What is left of the seven: the complaint of May was to be answered by 17 June,
with what was done. And on the eve of the new day, the manual.
	due 2026-06-17 from 2026-07-07 to 2026-07-08 act-on-poor-feedback: tell them what was done: "nobody is there"
	due 2026-07-09 to 2026-07-10 keep-promises: manual for the desk

Wednesday 2026-07-08
She repairs it, shows it, and says what was done about both complaints.
	note repaired in-person with:eva-ross
		- [ ] a second book to fall back on due:2026-07-24
	$ cr-set '^lost' closed=2026-07-08 agreed-by-client=yes
	$ cr-set '^repair' resolved=2026-07-08
	$ cr-set '^nobody' told-back=2026-07-08
	$ cr-set '^ring' told-back=2026-07-08
	due 2026-07-22 to 2026-07-23 keep-promises: a second book to fall back on

Friday 2026-07-10
The last line of the seven. From tomorrow the list is empty.
	$ cr-done manual
	note manual email with:eva-ross

Thursday 2026-07-23
	$ cr-done second
	note second-book email with:eva-ross

Friday 2026-07-24
Its day has come, and it was kept: the first promise in months that was.
	reliability rises with time, by keep-promises

Wednesday 2026-08-05
A month after the first call the next. The silence of spring is now short
enough in the ninety days that are looked at to weigh less from day to day.
	due 2026-08-05 check-in: call Mill Street Dental, just to hear how it goes
	note hello phone type:check-in with:eva-ross
		- [ ] price of a third chair due:2026-08-14
	due 2026-08-13 keep-promises: price of a third chair

Thursday 2026-08-06
	rhythm rises with time, by no-silence

Thursday 2026-08-13
	$ cr-done third
	note third-chair email with:eva-ross

Friday 2026-09-04
	due 2026-09-04 check-in: call Mill Street Dental, just to hear how it goes
	note hello phone type:check-in with:eva-ross
		- [ ] training of the new assistant due:2026-09-18
	due 2026-09-16 to 2026-09-17 keep-promises: training of the new assistant

Thursday 2026-09-17
	note training in-person with:eva-ross
	$ cr-done training

Sunday 2026-10-04
Ninety days after Lena asked, and a month after her last call. Both on Monday.
	due 2026-10-04 to 2026-10-05 check-in: call Mill Street Dental, just to hear how it goes
	due 2026-10-04 to 2026-10-05 ask-for-feedback: ask Mill Street Dental what to do better

Monday 2026-10-05
	note hello phone type:check-in with:eva-ross
		- said: "I ring, and somebody is there" phase:during asked:2026-10-05 score:5 scale:5

Thursday 2026-10-08
Ninety days after the manual came at last. What was late before that is no longer
looked at, and what is left is Lena's.
	reliability rises with time, by keep-promises
	score good 85 to 100

Wednesday 2026-11-04
	due 2026-11-04 check-in: call Mill Street Dental, just to hear how it goes
	note hello phone type:check-in with:eva-ross
		- [ ] statement for the tax office due:2026-11-13
	due 2026-11-12 keep-promises: statement for the tax office

Thursday 2026-11-12
	$ cr-done statement
	note statement email with:eva-ross

Friday 2026-12-04
	due 2026-12-04 check-in: call Mill Street Dental, just to hear how it goes
	note hello phone type:check-in with:eva-ross

Sunday 2027-01-03
	due 2027-01-03 to 2027-01-04 check-in: call Mill Street Dental, just to hear how it goes
	due 2027-01-03 to 2027-01-04 ask-for-feedback: ask Mill Street Dental what to do better
