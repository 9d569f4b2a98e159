The promise-keeper

Ana makes web shops. In January Harbour Books asks her for one: the catalogue
by the end of February, payment by 10 April, the launch on 8 May, and after
that she looks after it. She writes down what is said, looks at the due list
each morning, and does what stands there that day, or on Monday if it is a
weekend. Once she cannot keep a day. She says so three days before, with a new
one. The list of such a client is short and is empty by the evening.

	client harbour
	year 2026-01-05 to 2027-01-04

She works by the core of the handbook, and by what it says of standing reports.
Mira Holm owns the shop; Jon Pell runs it, and does not like the telephone.

Monday 2026-01-05
The first meeting. Jon will send photos; she will write an offer by Friday. It
has to leave on Friday, so the list speaks on Thursday. If the photos are not
here on the 14th she will ask on the 15th, so nothing of theirs is due before.
If nothing else is said until then, she will have to ask on the 19th how the
start went.
	$ cr-guide --on rhythm
	$ cr-add client harbour 'Harbour Books' since=2026-01-05 channels=phone,email renewal=2026-12-31
	$ cr-add person harbour 'Mira Holm' prefers=phone
	$ cr-add person harbour 'Jon Pell' prefers=email
	$ cr-set harbour sponsor=mira-holm
	note first-meeting in-person type:meeting with:[mira-holm,jon-pell] readback:yes
		- [ ] offer with three price levels due:2026-01-09
		- [ ] photos of the shop by-side:client due:2026-01-14
		- fact: twenty years of the shop event:2026-05-16
	due 2026-01-08 keep-promises: offer with three price levels
	score none

Thursday 2026-01-08
The offer leaves a day early.
	$ cr-done offer
	note offer email with:mira-holm

Wednesday 2026-01-14
The photos come, on the day.
	$ cr-done photos

Monday 2026-01-19
Two weeks are over: how did the start go? Mira takes the offer. They agree on
three steps and what will do for each, and on a report every fourth Thursday.
	due 2026-01-19 measure-satisfaction: ask how the start went
	note how-it-starts phone type:check-in with:mira-holm
		- said: "off to a good start" phase:start asked:2026-01-19 score:5 scale:5
	$ cr-add deliverable harbour Catalogue promised=2026-02-27 criteria-set=2026-01-19
	$ cr-add deliverable harbour Payment promised=2026-04-10 criteria-set=2026-01-19
	$ cr-add deliverable harbour Launch promised=2026-05-08 criteria-set=2026-01-19
	$ cr-add plan harbour 'Monthly report' type=report every=4w weekday=thu at=16:00 starts=2026-02-05 channel=email
	score good 85 to 100

The report is to be written on Wednesday and sent on Thursday; it stands there
on those two mornings, every four weeks, and here is the year of them:
	due 2026-02-04 to 2026-02-05 report-on-time: Monthly report
	due 2026-03-04 to 2026-03-05 report-on-time: Monthly report
	due 2026-04-01 to 2026-04-02 report-on-time: Monthly report
	due 2026-04-29 to 2026-04-30 report-on-time: Monthly report
	due 2026-05-27 to 2026-05-28 report-on-time: Monthly report
	due 2026-06-24 to 2026-06-25 report-on-time: Monthly report
	due 2026-07-22 to 2026-07-23 report-on-time: Monthly report
	due 2026-08-19 to 2026-08-20 report-on-time: Monthly report
	due 2026-09-16 to 2026-09-17 report-on-time: Monthly report
	due 2026-10-14 to 2026-10-15 report-on-time: Monthly report
	due 2026-11-11 to 2026-11-12 report-on-time: Monthly report
	due 2026-12-09 to 2026-12-10 report-on-time: Monthly report

Thursday 2026-02-05
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Friday 2026-02-06
The hours of grace are over, and the first report is one that was in time.
	rhythm begins with time, by report-on-time

Tuesday 2026-02-10
Jon writes: can customers reserve a book? It is not in the offer. She has a
working day to answer him, so it stands there the next morning.
	note jon-asks email@10:00 inbound:yes with:jon-pell
		- ask: can customers reserve a book? scope:out ^reserve
	due 2026-02-11 answer-fast: can customers reserve a book?

Wednesday 2026-02-11
She answers him before ten, by mail, as he likes it: not in this offer; a shelf
at the till would do for now. It was he who began this, so it is no
conversation that she opened. Had she let it lie, it would count as missed this
evening.
	$ cr-set '^reserve' replied=2026-02-11T09:30 decision=no decided=2026-02-11 reason='not in the offer' alternative='a shelf at the till'
	note reserving email@09:30 with:jon-pell thread:log/2026-02-10-jon-asks
	rhythm rises with records, by answer-fast

Wednesday 2026-02-18
Thirty days since they spoke without a reason. One line: that call is all that
is to do. Mira worries that her people will not use it. Ana tells Jon's side of
the house the same day and has ten working days to give Mira an answer; she
promises a plan for their training by the 27th. Only the evening before does
that become something for the list.
	due 2026-02-18 check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm
		- fact: her people may not use it topic:concern raised:2026-02-18 ^worry
		- [ ] plan for the training due:2026-02-27

Thursday 2026-02-26
The catalogue, a day early: a tenth of the time before its day it came on the
list. The training plan goes with it, and is the answer to Mira's worry. Five
working days are agreed for looking at it.
	due 2026-02-23 to 2026-02-26 get-results: Catalogue
	due 2026-02-26 keep-promises: plan for the training
	note showing video type:meeting with:[mira-holm,jon-pell] readback:yes
	$ cr-done training
	$ cr-set '^worry' answered=2026-02-26
	$ cr-set catalogue submitted=2026-02-26 delivered=2026-02-26 review=5bd
	reliability begins with records, by use-the-acceptance-procedure

Wednesday 2026-03-04
Mira says yes, the day before she would have to be asked. There are five
working days for a thank-you.
	note yes email@11:00 inbound:yes with:mira-holm
	$ cr-set catalogue decided=2026-03-04 outcome=accepted approver=mira-holm

Thursday 2026-03-05
She thanks her at once, and sends the report.
	note thank-you phone type:thanks with:mira-holm
	$ cr-set catalogue thanked=2026-03-05
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]
	people begins with records, by thank-them

Friday 2026-03-20
Thirty days since the last call just so. She spoke with Mira two weeks ago, so
that is no reason.
	due 2026-03-20 check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm
		- [ ] list of the payment providers with their fees due:2026-03-27
	due 2026-03-26 keep-promises: list of the payment providers with their fees

Thursday 2026-03-26
	$ cr-done providers
	note providers email with:mira-holm

Wednesday 2026-04-01
Eight days before its day payment comes on the list, and stays there until it is
done. The provider writes that the test account comes a week late. Ana
calls Mira the same day: it is the provider's doing, there is a second one, the
10th holds. Told at once with its remedy, it asks for nothing more until the remedy is due.
	due 2026-04-01 to 2026-04-09 get-results: Payment
	note test-account phone@11:00 type:heads-up with:mira-holm
		- bad: the test account comes a week late cause:other told:2026-04-01T11:00 told-channel:phone heard-first:us action:"the second provider" action-told:2026-04-01 action-due:2026-04-08 ^account
	due 2026-04-08 remedy-with-bad-news: the second provider: the test account comes a week late
	candour begins with records, by tell-bad-news-early

Thursday 2026-04-02
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Wednesday 2026-04-08
	$ cr-set '^account' closed=2026-04-08 agreed-by-client=yes

Thursday 2026-04-09
Payment works, a day early.
	note showing video type:meeting with:[mira-holm,jon-pell] readback:yes
	$ cr-set payment submitted=2026-04-09 delivered=2026-04-09 review=5bd

Tuesday 2026-04-14
Mira says yes, with an observation: the letters are small.
	note yes email@11:00 inbound:yes with:mira-holm
	$ cr-set payment decided=2026-04-14 outcome=observations approver=mira-holm

Sunday 2026-04-19
On Sunday two things become due, a call just so, and, ninety days after she
first asked, what to do better. She reads it on Monday.
	due 2026-04-19 to 2026-04-20 check-in: call Harbour Books, just to hear how it goes
	due 2026-04-19 to 2026-04-20 ask-for-feedback: ask Harbour Books what to do better

Monday 2026-04-20
One call does both, and the thank-you for payment.
	note hello phone type:check-in with:mira-holm
		- said: "fewer mails, please" phase:during asked:2026-04-20 score:4 scale:5
	$ cr-set payment thanked=2026-04-20

Monday 2026-04-27
The launch: a tenth of its time ahead.
	due 2026-04-27 to 2026-05-07 get-results: Launch

Thursday 2026-04-30
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Thursday 2026-05-07
The shop opens, a day early.
	note opening in-person type:meeting with:[mira-holm,jon-pell] readback:yes
	$ cr-set launch submitted=2026-05-07 delivered=2026-05-07 review=5bd

Saturday 2026-05-09
In a week the shop is twenty years old. It stays in sight until that day.
	due 2026-05-09 to 2026-05-16 remember-their-days: twenty years of the shop

Tuesday 2026-05-12
	note yes email@11:00 inbound:yes with:mira-holm
	$ cr-set launch decided=2026-05-12 outcome=accepted approver=mira-holm

Wednesday 2026-05-13
	note thank-you phone type:thanks with:mira-holm
	$ cr-set launch thanked=2026-05-13

Saturday 2026-05-16
	note twenty-years phone type:social with:mira-holm

Wednesday 2026-05-20
	due 2026-05-20 check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm
		- [ ] test of the backup due:2026-05-29
	due 2026-05-28 keep-promises: test of the backup

Thursday 2026-05-28
	$ cr-done backup
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Monday 2026-06-08
An update of Ana's takes the shop down at nine. She calls Mira within the hour,
says that it was her doing and what she does about it, and promises a report of
it by Wednesday. It is the worst day of the year, and the score has nothing to
hold against how it was handled.
	note shop-is-down phone@09:50 type:heads-up with:mira-holm
		- bad: the shop is down severity:1 cause:us known:2026-06-08T09:00 told:2026-06-08T09:50 told-channel:phone heard-first:us action:"the version of yesterday is back by noon" action-told:2026-06-08 admitted:2026-06-08 remedy-due:2026-06-12 ^down
		- [ ] report of what went wrong due:2026-06-10
	due 2026-06-09 to 2026-06-10 keep-promises: report of what went wrong
	candour begins with records, by own-mistakes

Wednesday 2026-06-10
	$ cr-done report
	note what-went-wrong email with:mira-holm
	$ cr-set '^down' closed=2026-06-10 agreed-by-client=yes lesson='updates first on a copy'

Friday 2026-06-19
	due 2026-06-19 check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm

Thursday 2026-06-25
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Sunday 2026-07-19
A Sunday again: the call, and ninety days after she asked in April, the
question. She reads both on Monday.
	due 2026-07-19 to 2026-07-20 check-in: call Harbour Books, just to hear how it goes
	due 2026-07-19 to 2026-07-20 ask-for-feedback: ask Harbour Books what to do better

Monday 2026-07-20
	list
		ask-for-feedback: ask Harbour Books what to do better
		check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm
		- said: "all is well" phase:during asked:2026-07-20 score:5 scale:5

Thursday 2026-07-23
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Wednesday 2026-08-19
Report and call come together, and one promise more: what a newsletter would
cost, by the 28th.
	due 2026-08-19 check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm
		- [ ] cost of a newsletter due:2026-08-28

Thursday 2026-08-20
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Tuesday 2026-08-25
The price list on which it depends comes a week late. She calls Mira three days
before the day, and they agree on 4 September. So the list is silent on the
27th, and speaks the day before the new day.
	note newsletter-later phone type:heads-up with:mira-holm
	$ cr-move newsletter 2026-09-04 -a mira-holm 'the price list came late'
	due 2026-09-03 keep-promises: cost of a newsletter

Saturday 2026-08-29
The first day has passed. It was promised, and it is not there: that costs, and
moving it does not help. But it was said beforehand, and that counts for her.
She promises little else this autumn, so the one weighs much; good it stays.
	score good 70 to 100
	reliability falls with time, by keep-promises
	candour begins with time, by no-unannounced-lateness

Thursday 2026-09-03
Kept, a day before the new day, which does not make the first one good.
	$ cr-done newsletter
	note newsletter email with:mira-holm

Thursday 2026-09-17
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Friday 2026-09-18
	due 2026-09-18 check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm

Friday 2026-10-02
Ninety days before the contract ends: what comes after it? It waits for a talk,
which takes place on Monday, not for the signature.
	due 2026-10-02 to 2026-10-05 look-ahead-together: talk about what comes after the contract

Monday 2026-10-05
	note next-year in-person type:meeting with:mira-holm readback:yes
	$ cr-set harbour plan-review=2026-10-05

Thursday 2026-10-15
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Sunday 2026-10-18
	due 2026-10-18 to 2026-10-19 check-in: call Harbour Books, just to hear how it goes
	due 2026-10-18 to 2026-10-19 ask-for-feedback: ask Harbour Books what to do better

Monday 2026-10-19
	note hello phone type:check-in with:mira-holm
		- said: "the newsletter pays" phase:during asked:2026-10-19 score:5 scale:5

Thursday 2026-11-12
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Friday 2026-11-13
Half a year since they spoke of something else than work.
	due 2026-11-12 to 2026-11-13 be-there-as-people: a word that is not about work: Mira Holm
	note a-word phone type:social with:mira-holm

Wednesday 2026-11-18
Mira signs for another year.
	due 2026-11-18 check-in: call Harbour Books, just to hear how it goes
	note signed phone type:check-in with:mira-holm
		- [ ] banner for Christmas due:2026-11-27
	$ cr-set harbour renewal=2027-12-31
	due 2026-11-26 keep-promises: banner for Christmas

Thursday 2026-11-26
	$ cr-done banner
	note banner email with:mira-holm

Wednesday 2026-12-02
Ninety days have passed since the newsletter was there. What is old no longer
counts, neither against her nor for her.
	reliability rises with time, by keep-promises
	score good 85 to 100

Thursday 2026-12-10
	note report email@15:00 type:update plan:monthly-report with:[mira-holm,jon-pell]

Friday 2026-12-18
	due 2026-12-18 check-in: call Harbour Books, just to hear how it goes
	note hello phone type:check-in with:mira-holm
