"""Words that ask rather than name: what is left of a message without them is what the person calls the job."""

# A block of words reads better than a list of quoted ones.
SCAFFOLD: frozenset[str] = frozenset(
    """
a about above actually ad ads adjust adjusted after again ago ai all alot already also always am an and another any
anymore anyone anything approximately are area around artificial as ask at automate automated automation available
average away back bad be because become becoming been before being below best better between big bigger both bottom
bring bucks but buy by can cannot cant career careers cash cheap cheaper cheapest choose city close come comes
coming compare compared comparison compensation compensated could country cost costs current currently daily data
day days decent degree degrees demand describe did difference differences different diploma do does doesn't doing
don't dont down driving during each earn earned earners earning earnings earns easy education else end enough entry
equal even ever every exactly expect expected experience explain exposed exposure exposures fair far fast faster
fastest few field fields figure figures find first five for forecast four from full future get gets getting give
given go goes going good got great grow growing grows growth had half happen hard has have having he her here hey hi
high higher highest him his hiring home hour hourly hours how hows how's i i'd i'll i'm i've if im in income
industry info information into is isn't it its it's itself job jobs just keep kind know known later learn least left
less let level levels like likely list listing listings little live living local locally long look looking lot low
lower lowest made make makes making many market matter may maybe me mean means median might min minimum money month
months more most move much must my myself national nationally nationwide near nearby need needed needs never new
next nice no not now number numbers obsolete of off offer offered offers often ok okay old on once one ones only
open opening openings opportunities opportunity option options or order other our out outlook over overall own page
paid path pay paying payment payed pays people per percent percentile percentiles person place places please
position positions posting postings power prefer present pretty price prices profession professions profile
projected projection projections proof purchasing quick quickly range rank ranked ranking rankings rate rates real
really recent regarding region replace replaced replacing require required requirements requires resilience
resilient right risk robot robots role roles safe safer safest said salary salaries salery salaray same saw say says
score see seem seen sells send shall she short should show similar since six so some someone something somewhere
sort source sources stable stack start starting state states still study such sure survive take takes taking talk
tell ten terms than thank thanks that that's the their them then there these they they're thing things think this
those three through time times to today together told too top total toward trust two type types typical typically u
ultimately under until up upon ur us use used usual usually value very vs versus wage wages want wanna was way we
week well went were what whats what's when where wheres where's which while who who's whos why will wise with within
without won't wont work worker working works worse worst worth would wouldn't year yearly years yes yet you your
yours rent outside cities gonna lose losing lost dead dying because whole título titulo estudios resistant pull pulling pulls bring brings bringing rake raking clear net gross biggest largest smallest common calculate calculated
computed compute rural up-to-date really wise truly currently deal
zip annually annual monthly roughly generally chatgpt gpt intelligence technology-proof security college
license licence kill kills killing thrive thrives succeed succeeds well-suited section sections skill skills ability abilities
leave leaving quit quitting morning mornings software technology tools specializations specialization related called names titles titled majors major course
courses switch switching switched transition transitioning pivot step steps moving relocating relocate move thinking considering wondering trying besides instead extinct yo bank lowdown gimme smart tal second third fourth fifth both ones add include employed happier happy allowed paycheck paychecks ser necesito tarda ya school schooling apprenticeship apprenticeships transferable change changing video videos basically honestly probably possibly normally simply army navy marines military veteran fui soy
era estoy tengo puedo hacer años anos año trabajé trabaje trabajar quiero gustaría el la los las un una unos unas de
del en que qué cuanto cuánto cuantos gana ganan ganar sueldo sueldos salario salarios pagan paga trabajo trabajos
empleo empleos mejor mejores pagado pagados pagadas más mas para por con sin y o es son como cómo hace hacen mi tu
su al cuales cuáles cual cuál usa america american united country's us-based
richest rich remote friendly shrinking training dying lucrative cushy chill fun easy boring dangerous stable steady barrel premium six-figure
legit solid cool interesting weird unusual rare popular ideal dream perfect meaningful rewarding stressful stress-free flexible
weekend overnight seasonal temporary temp permanent fulltime full-time parttime part-time high-paying low-paying well-paying
blue-collar white-collar physical manual desk indoor indoors outdoor outdoors hands-on creative technical skilled unskilled
trending upcoming emerging modern traditional possible suitable similar comparable certain specific particular particularly
""".split()  # noqa: SIM905
)

PERSONAL: frozenset[str] = frozenset(
    """
woman women man men male female girl girls boy boys guy guys lady ladies mom mother moms dad father parent parents
single married divorced widow widowed widower pregnant expecting gay lesbian straight bisexual trans transgender queer
nonbinary lgbt lgbtq muslim christian jewish jew hindu catholic buddhist atheist mormon sikh black white asian latino
latina latinx hispanic arab african immigrant immigrants refugee refugees undocumented citizen foreigner disabled
disability disabilities handicapped wheelchair blind deaf autistic autism adhd dyslexic depressed depression anxiety
anxious bipolar ptsd diabetic diabetes epileptic sick ill healthy teen teens teenage teenager elderly aged young younger
older kids felon inmate homeless veteran mujer hombre negro negra blanco blanca embarazada inmigrante refugiado
refugiada discapacitado discapacitada
""".split()  # noqa: SIM905
)
"""Who somebody is. None of these words is ever part of what a tool is asked, beside a job's own name ("blind installer")."""

SOFT: frozenset[str] = frozenset(
    (
        "data",
        "school",
        "entry",
        "home",
        "market",
        "power",
        "security",
        "information",
        "technology",
        "software",
        "worker",
        "workers",
    )
)
"""Words of the question that do name something beside a naming word or one another ("data entry", "home health")."""
