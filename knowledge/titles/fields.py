"""Everyday names of fields and the major occupational group that each is mostly about: a reviewed table, no logic.

A field is wider than any job title, so it is never looked up among titles, where "mining" would be a data scientist's.
The groups are those of the 2018 Standard Occupational Classification.
"""

from collections.abc import Mapping

_GROUPS: Mapping[str, str] = {
    "11-0000": "management managerial leadership executive",
    "13-0000": "business,business and finance,finance,financial,banking,insurance,accounting",
    "15-0000": "tech,technology,it,computer,computers,computing,software,information technology,programming,data,math,mathematics",
    "17-0000": "engineering,architecture,engineers",
    "19-0000": "science,sciences,research,life science,biotech,biology,chemistry",
    "21-0000": "social services,social work,community service,counseling,nonprofit,ministry",
    "23-0000": "legal,law",
    "25-0000": "education,teaching,academia,libraries",
    "27-0000": "arts,art,design,entertainment,media,sports,journalism,music,film,creative,communications",
    "29-0000": "healthcare,health care,health,medical,medicine,the medical field,medical field",
    "31-0000": "healthcare support,caregiving,health support",
    "33-0000": "law enforcement,public safety,protective services,policing,security",
    "35-0000": "food service,restaurant,restaurants,hospitality,food,cooking,culinary",
    "37-0000": "cleaning,janitorial,landscaping,grounds maintenance,building maintenance",
    "39-0000": "personal care,beauty,cosmetology,fitness,childcare",
    "41-0000": "sales,retail,real estate",
    "43-0000": "office,administrative,admin,clerical,office work",
    "45-0000": "farming,agriculture,fishing,forestry,farm",
    "47-0000": "construction,mining,oil and gas,oil,extraction,trades,skilled trades,the trades,building trades",
    "49-0000": "repair,maintenance,installation,mechanics,mechanical trades",
    "51-0000": "manufacturing,production,factory,industrial",
    "53-0000": "transportation,trucking,shipping,aviation,warehouse,warehousing,driving,transport",
}

FIELDS: Mapping[str, str] = {
    name: code for code, names in _GROUPS.items() for name in (names.split(",") if "," in names else names.split())
}
"""Lower-case name of a field -> code of its major group."""
