from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer

Speaker = tuple[str, str, str | None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials in Aleppo said. Mayor Idris Paris told reporters a shell hit Aleppo.",
         ("Idris Paris", "official", "SY")),
        ("Lejla Adan, deputy head of the Goma police, said a bomb hit Goma.",
         ("Lejla Adan", "official", "CD")),
        ("Governor Omar Haj was quoted by the Amber news agency as saying a shell hit Homs.",
         ("Omar Haj", "official", "SY")),
        ("A 40-year-old welder said a drone hit Nyala.",
         ("40-year-old welder", "witness", None)),
        ('"I saw the wall fall in Homs," said Rami Sabra.', ("Rami Sabra", "witness", None)),
        ("Abu Nidal Omar, 61, said a shell hit Homs.", ("Abu Nidal Omar", "witness", None)),
        ("Residents who fled the town said shells hit Goma.", ("Residents", "witness", None)),
        ("Moscow-installed officials said a shell hit Donetsk.",
         ("Moscow-installed officials", "official", "RU")),
        ("The Russian occupation authorities said a shell hit Melitopol.",
         ("Russian occupation authorities", "official", "RU")),
        ("Turkish state television said a bomb hit Ankara.",
         ("Turkish state television", "media", "TR")),
        ("Brigadier Tariq Aziz said troops had taken Nyala.", ("Tariq Aziz", "official", "SD")),
        ("On Friday police in Goma said two people had been killed there.",
         ("Police in Goma", "official", "CD")),
        ("The Islamic Revolutionary Guard Corps said a missile hit Haifa.",
         ("Islamic Revolutionary Guard Corps", "official", "IR")),
        ("The marsh brigade - part of the Iraqi army - said a bomb hit Basra.",
         ("Marsh brigade - part of the Iraqi army", "official", "IQ")),
        ('Quote from Governor Ana Rey: "A shell hit Cúcuta, in Colombia."',
         ("Ana Rey", "official", "CO")),
        ("The Marsh Army said a shell hit Sittwe.", ("Marsh Army", "organisation", None)),
        ("The Burma Army said a shell hit Sittwe.", ("Burma Army", "official", "MM")),
        ("The Third Army said a shell hit Sittwe.", ("Third Army", "official", "MM")),
        ("Idris Adan, a member of Chad's permanent mission to the UN, said a shell hit Faya.",
         ("Idris Adan", "official", "TD")),
        ("Idris Adan, head of the province of Borkou where Faya lies, said a shell hit Faya.",
         ("Idris Adan", "official", "TD")),
        ("Officials in Goma met. According to Meteo France, a storm hit Goma.",
         ("Meteo France", "organisation", None)),
        ("Air India said a plane crashed near Kochi.", ("Air India", "organisation", None)),
        ("Reuters' Lejla Adan said a shell hit Homs.", ("Lejla Adan", "media", None)),
        ("Syria's Idris Adan said a shell hit Homs.", ("Idris Adan", "official", "SY")),
        ("Shells hit Homs, police and residents said.", ("Police", "official", "SY")),
        ("Witnesses and officials said a shell hit Homs.", ("Officials", "official", "SY")),
        ("It came on the same day Syrian police said a shell hit Homs.",
         ("Syrian police", "official", "SY")),
        ("On its part Syria, through its news agency, claimed it hit a base in Homs, no more.",
         ("Syria", "official", "SY")),
        ("Syria's guard hit a depot in Nyala, a source in the guard told the Post.",
         ("Source in the guard", "official", "SY")),
        ("A strike hit Jenin. The army said it had hit a depot in Jenin.",
         ("Army", "official", "IL")),
        ("A shell hit Homs, Reuters reported on Monday, citing the Syrian army.",
         ("Syrian army", "official", "SY")),
        ("HOMS (Reuters) -Syria's police said a shell hit Homs.",
         ("Syria's police", "official", "SY")),
        ("Syrian coastguards said a boat sank off Latakia.",
         ("Syrian coastguards", "official", "SY")),
        ("Activists from the local aid group said a shell hit Homs.",
         ("Activists from the local aid group", "organisation", None)),
        ("In the evening police reported a blast in Homs.", ("Police", "official", "SY")),
        ("A depot in Isfahan burned, the defence ministry said, quoted by Tasnim.",
         ("Defence ministry", "official", "IR")),
        ("TASS, citing the Ministry of Defence, reported a fire at a depot in Homs.",
         ("Ministry of Defence", "official", "RU")),
        ("Local sources cited by the channel Shot said a drone hit Tula.",
         ("Channel Shot", "media", "RU")),
        ("A policeman, Idris Adan, said a shell hit Goma.", ("Idris Adan", "official", "CD")),
        ("BEIRUT, Lebanon (CNN) -- Lebanese officials said a bomb hit Tripoli.",
         ("Lebanese officials", "official", "LB")),
        ('"Two died in Homs," Idris Adan, head of the Homs council, told Anadolu Agency.',
         ("Idris Adan", "official", "SY")),
        ("A woman and her son died in Homs, said Idris al-Adan, a spokesman for the council.",
         ("Idris al-Adan", "official", "SY")),
        ("Lejla Adan, president of an association of local groups in Goma, said a bomb hit Goma.",
         ("Lejla Adan", "organisation", "CD")),
        ("Two died in Goma, according to people who fled.", ("People", "witness", None)),
        ("People who fled the town said shells hit Goma.", ("People", "witness", None)),
        ("District Governor, Lejla Adan said a bomb hit Goma.", ("Lejla Adan", "official", "CD")),
        ("A bomb hit Goma. Shot by the governor, Lejla Adan said it was him.",
         ("Lejla Adan", "unknown", None)),
        ("The rebel group's military spokesman said it attacked Goma.",
         ("Rebel group's military spokesman", "organisation", None)),
        ("Turkish coast guard boats came to Chios. The coast guard said two drowned off Chios.",
         ("Coast guard", "official", "TR")),
        (("Two died in Goma, the UN relief office said. Nine are ill in Goma, said the office's "
         "spokeswoman, Ana Rey."), ("Ana Rey", "organisation", None)),
        ("Floods killed ten in Nepal, then moved to India, officials said.",
         ("Officials", "official", "NP")),
        ("The pre-occupation mayor of Melitopol said a shell hit Melitopol.",
         ("Pre-occupation mayor of Melitopol", "official", "UA")),
        ("A shell hit Ilovaisk in the Donetsk People's Republic, regional head Idris Adan said.",
         ("Idris Adan", "official", "RU")),
        ("Johana Rey (40), a baker, said a bomb hit Cali.", ("Johana Rey", "witness", None)),
        ("Reuters witnesses saw a bomb hit Goma.", ("Reuters witnesses", "media", None)),
        ("Grain handler Soltera said a drone hit Mykolaiv.",
         ("Soltera", "organisation", None)),
        ("SANA said a bomb hit Homs.", ("SANA", "media", "SY")),
        ("Head of Disaster Data and Public Relations Marwan Basri said a quake hit Palu.",
         ("Marwan Basri", "official", "ID")),
        ("NM spokeswoman Ana Rey said a bomb hit Goma. The Northern Movement (NM) fights there.",
         ("Ana Rey", "organisation", None)),
        ("Volunteers said a bomb hit Goma.", ("Volunteers", "unknown", None)),
        ("The toll was given by a ministry spokesman in Tripoli, who said a flood hit Derna.",
         ("Ministry spokesman in Tripoli", "official", "LY")),
        ("A pro-war blogger with links to the army said a drone hit a bus in Rylsk.",
         ("Pro-war blogger with links to the army", "unknown", None)),
        ("A source familiar with the military operation said a drone hit a bus in Rylsk.",
         ("Source familiar with the military operation", "unknown", None)),
        ("Some other sources, including a journalist, said a shell hit Goma.",
         ("Sources", "unknown", None)),
        ("The Syrian army attacked a car in Homs, said the head of the city council Sami Nasr.",
         ("Sami Nasr", "official", "SY")),
        ("The army shelled a market in Homs, said a resident who lost two sons.",
         ("Resident", "witness", None)),
        ("A strike on Homs hurt a boy, according[3] to the mayor.", ("Mayor", "official", "SY")),
        ("Some channels said that, according to residents, the drone attack was on Tuapse.",
         ("Residents", "witness", None)),
        ("In Gusau, the governor said, two were killed.", ("Governor", "official", "NG")),
        ("In addition, according to the mayor of Homs, a blast hit two houses in Homs.",
         ("Mayor of Homs", "official", "SY")),
        ("Two officials familiar with the matter said a bomb hit Kabul.",
         ("Officials familiar with the matter", "official", "AF")),
        ("Three people who saw it told the Amber that gunmen attacked Makurdi.",
         ("People", "witness", None)),
        ("UN chief Ana Rey was outraged by an attack on Goma, her spokesman said.",
         ("Her spokesman", "organisation", None)),
        ("Strikes killed two in Tyre, Lebanon, the army said. The Israeli army had warned Tyre.",
         ("Army", "official", "IL")),
        ("The European Union condemned a strike on Nyala.",
         ("European Union", "organisation", None)),
        ("A shell hit Goma, killing two and wounding three elders, a teacher said.",
         ("Teacher", "witness", None)),
        ("The occupiers said a drone hit Melitopol.", ("Occupiers", "official", "RU")),
        ("The UN report said soldiers shot 20 people in Moura.",
         ("UN report", "organisation", None)),
        ("Amber News, citing fire authorities, reported that a fire burned in Muan, South Korea.",
         ("Fire authorities", "official", "KR")),
        ("Air Koral chief executive Ana Rey said a plane crashed in Goma.",
         ("Ana Rey", "organisation", None)),
        ("Medical sources said a bomb hit Rafah.", ("Medical sources", "organisation", None)),
        ("Medical officials said a bomb hit Rafah.", ("Medical officials", "official", "PS")),
        ("NEMA said a flood hit Maiduguri.", ("NEMA", "official", "NG")),
        ("Ukraine's state railway company said a bomb hit Lviv.",
         ("Ukraine's state railway company", "official", "UA")),
        ("A shell hit Tovuz, Azerbaijan, a charge Yerevan denied.", ("Yerevan", "official", "AM")),
        ("Two died near Doda, local driver Arun Sen said.", ("Arun Sen", "witness", None)),
        ("The head of the occupied city's council said a shell hit Donetsk.",
         ("Head of the occupied city's council", "official", "RU")),
        ("Local authorities said a drone hit Feodosia.", ("Local authorities", "official", "RU")),
        ("The Shin Bet security agency said a bomb hit Tel Aviv.", ("Shin Bet", "official", "IL")),
        ("UN figures show that bombs killed 40 people in Goma.",
         ("UN figures", "organisation", None)),
        ("The Ukrainian mayor of Melitopol, Oleh Kravets, who fled, said a bomb hit Melitopol.",
         ("Oleh Kravets", "official", "UA")),
        ("Ana Rey, the spokesman for UN Secretary-General Antonio Lund, said a bomb hit Goma.",
         ("Ana Rey", "organisation", None)),
        (("The World Health Organization (WHO) is in Goma. WHO chief Ana Rey condemned an attack"
         " on Goma."), ("Ana Rey", "organisation", None)),
        ("MGL, a coast militia, said it attacked Goma.", ("MGL", "organisation", None)),
        ("Bilyk adviser Petro Koval said a drone hit Kyiv.", ("Petro Koval", "official", "UA")),
        ("The Lagos Tide Bureaux said a fire burned in Lagos.",
         ("Lagos Tide Bureaux", "organisation", None)),
        ("The head of the Odesa CMA Timur Bilyk spoke. A fire broke out in Odesa, Bilyk said.",
         ("Timur Bilyk", "official", "UA")),
        ("The head of Crimea said a drone hit Kerch.", ("Head of Crimea", "official", "RU")),
        ("An official at the occupied Enerhodar station said a drone hit Enerhodar.",
         ("Official at the occupied Enerhodar station", "official", "RU")),
        (("Rami Sabra, a plumber who fled after losing his job at a company in Homs, said a bomb"
         " hit Tyre."), ("Rami Sabra", "witness", None)),
        ("The Haitian government, which called it “vile”, announced nine deaths in Jacmel.",
         ("Haitian government", "official", "HT")),
        ("Gaza Strip (AP & AFP) Gaza's civil defence agency said a bomb hit Rafah.",
         ("Gaza's civil defence agency", "official", "PS")),
        (("Portugal's fire agency said a wood burned in Faro. A wood burned in Vigo, fire agency "
         "spokeswoman Ana Rey said."), ("Ana Rey", "official", "PT")),
        ("Sources said a bomb hit Goma.", ("Sources", "unknown", None)),
        ("A source from Makurdi said gunmen killed nine in Makurdi.",
         ("Source from Makurdi", "witness", "NG")),
        ("A spokesman for Petro Bilyk said a bomb hit Odesa.",
         ("Spokesman for Petro Bilyk", "official", "UA")),
        ("Superintendent R.P. Rao said a train crashed at Bhopal.",
         ("R.P. Rao", "official", "IN")),
        ("The Chairman, Coast Traditional Council, Daniel Obi, said gunmen attacked Makurdi.",
         ("Daniel Obi", "official", "NG")),
        ("Two died in Tula, according to the governor, Andrey Orlov.",
         ("Andrey Orlov", "official", "RU")),
        ("Utah Highway Patrol said a crash killed two in Provo.",
         ("Utah Highway Patrol", "official", "US")),
        ("The Jamaica Constabulary Force said a man was shot in Kingston.",
         ("Jamaica Constabulary Force", "official", "JM")),
        ("The RCMP said two people were shot in Halifax.", ("RCMP", "official", "CA")),
        ("Malawi's defence force said a plane crashed in Blantyre.",
         ("Malawi's defence force", "official", "MW")),
        ("The Russian MoD said a drone depot burned in Sumy.", ("Russian MoD", "official", "RU")),
        ("Niger State police said bandits shot two in Mokwa.",
         ("Niger State police", "official", "NG")),
        ("Then-governor Ana Koval said a shell hit Lyman.", ("Ana Koval", "official", "UA")),
        ("MP Ana Koval said a shell hit Lyman.", ("Ana Koval", "official", "UA")),
        ("The army's media wing said a bomb hit Wana.",
         ("Army's media wing", "official", "PK")),
        ("The Secretary-General said a school in Rafah was hit.",
         ("Secretary-General", "organisation", None)),
        (
            "It rained. Doctors Without Borders said a bomb hit Goma.",
            ("Doctors Without Borders", "organisation", None),
        ),
        ("Save the Children says a bomb hit Goma.", ("Save the Children", "organisation", None)),
        ("An analysis by Oxfam found that a bomb hit Goma.", ("Oxfam", "organisation", None)),
        ("M23 attacked Goma, killing six, it said.", ("M23", "organisation", None)),
        ("According to local people, gunmen attacked Djibo.", ("Local people", "witness", None)),
        ("A drone hit a car in Lyman, reported Roman Lysko.", ("Roman Lysko", "unknown", None)),
        ("A South Sudanese army officer said a shell hit Renk.",
         ("South Sudanese army officer", "official", "SS")),
        ("A Taliban faction said it attacked Bannu.", ("Taliban faction", "organisation", None)),
        ("A strike hit Goma, the head of the local humanitarian organisation said.",
         ("Head of the local humanitarian organisation", "organisation", None)),
        ("OHCHR counted 40 dead in Goma, spokeswoman Ana Rey told reporters.",
         ("Ana Rey", "organisation", None)),
        ("The army lifted the siege of Nyala, it said on Monday.", ("Army", "official", "SD")),
        ("A bomb hit Nyala, according to people in the town.",
         ("People in the town", "witness", "SD")),
        (("Chilean President Ana Rey visited Quito. Shells hit Guayaquil, President Ana Rey said."),
         ("Ana Rey", "official", "CL")),
        ("A man was shot in Margate, England, Kent Police said.",
         ("Kent Police", "official", "GB")),
        ("IS said it bombed a mosque in Kabul.", ("IS", "organisation", None)),
        ("The WHO said a hospital in Nyala was hit.", ("WHO", "organisation", None)),
        ("Three people familiar with the matter said a bomb hit Kabul.",
         ("People familiar with the matter", "unknown", None)),
        ("Ani Petrosyan said a bomb hit Goris.", ("Ani Petrosyan", "unknown", None)),
        ("A bomb hit Kabul. The affiliate of the Islamic State in Iraq and Syria claimed it.",
         ("Affiliate of the Islamic State in Iraq and Syria", "organisation", None)),
        ("Another resistance group, the Marsh Task Force (MTF), said jets bombed Kani.",
         ("Resistance group", "organisation", None)),
        (('A bomb hit Quetta. The Marsh Front claimed it. "We did it in Quetta," Reuters quoted '
          "their chief Umar Rey as saying."), ("Umar Rey", "organisation", None)),
        ("A bomb hit Kohat. DSP (city) Banaras Shah said it killed two.",
         ("Banaras Shah", "official", "PK")),
        ("A bomb hit Kohat. SHO Multan Shah said it killed two.",
         ("Multan Shah", "official", "PK")),
        ("The director of Goma's provincial hospital said shells hit Goma.",
         ("Director of Goma's provincial hospital", "organisation", "CD")),
        ("The director of the Homs health department said shells hit Homs.",
         ("Director of the Homs health department", "official", "SY")),
        ("Wafa, the Palestinian Authority's official news agency, said shells hit Tulkarm.",
         ("Wafa", "media", "PS")),
        ("SHOT, a Russian news outlet with contacts in the secret services, said shells hit Omsk.",
         ("SHOT", "media", "RU")),
        ("Coast Tribune/Darfur24 reported 30 killed by army drones in Kutum.",
         ("Coast Tribune/Darfur24", "media", None)),
        ("Last week Israel said it struck Tyre.", ("Israel", "official", "IL")),
        ("On 3 May 2023 Moscow said drones hit Bryansk.", ("Moscow", "official", "RU")),
        ("In a statement Turkey said it hit Afrin.", ("Turkey", "official", "TR")),
        ("Five died in India, the government said, while three died in Nepal.",
         ("Government", "official", "IN")),
        ("Meanwhile Kyiv said drones hit Bryansk.", ("Kyiv", "official", "UA")),
        ("Two days ago Israel said it struck Tyre.", ("Israel", "official", "IL")),
        ("Overnight Ukraine said its drones hit Tuapse.", ("Ukraine", "official", "UA")),
        ("Chad has stepped up its raids. This week it claimed to have struck Bosso.",
         ("Chad", "official", "TD")),
        ("The Israeli army said it was ready. The police and the army said rockets hit Afrin.",
         ("Police", "official", "IL")),
        ("A listener in Homs confirmed that a shell hit Homs.",
         ("Listener in Homs", "witness", "SY")),
        ("Colonel Idris Paris of the TNLA said a shell hit Muse.",
         ("Idris Paris", "organisation", None)),
        ('Shells left "two dead" in Goma, had told AFP Captain Idris Paris, spokesman for M23.',
         ("Idris Paris", "organisation", None)),
        ('"Jets bombed Homs," told AFP a spokesman for the army.',
         ("Spokesman for the army", "official", "SY")),
        ("Amber News reported that two died in Homs, citing the mayor of Homs, a town there.",
         ("Mayor of Homs", "official", "SY")),
        ("HRMMU has verified 77 civilian deaths in Kharkiv.", ("HRMMU", "organisation", None)),
        ("Rami, a Homs resident in an interview with radio Amber said he heard a blast in Homs.",
         ("Homs resident", "witness", "SY")),
        ("But Homs police chief, Omar Rey said that fighters attacked Homs.",
         ("Omar Rey", "official", "SY")),
        ("Clashes went on, military officials said. A rebel statement said jets bombed Goma.",
         ("Rebel statement", "organisation", None)),
        ("Ukrinform, citing sources in Ukraine's Security Service, reported that drones hit Omsk.",
         ("Sources in Ukraine's Security Service", "official", "UA")),
        ("Amber News reported that two died in Homs, citing military sources.",
         ("Amber News", "media", None)),
        (("Ana Rey of the UN aid coordination office, OCHA said that 12 died in Goma. Ms. Rey said "
          "that a flood hit Goma."),
         ("Rey", "organisation", None)),
        ("Ali Rey, Homs deputy commissioner was told of it. Rey said that a shell hit Homs.",
         ("Ali Rey", "official", "SY")),
        (("Experts of the International Atomic Energy Agency (IAEA) came to Kyiv. The agency said "
          "that a drone hit a plant in Enerhodar."), ("Agency", "organisation", None)),
        (("Ukrainian forces shelled Melitopol. The regional directorate of the Ministry of "
          "Emergency Situations said two died in Melitopol."),
         ("Regional directorate of the Ministry of Emergency Situations", "official", "RU")),
        (("Russian forces shelled Sumy. The Ministry of Emergency Situations said two died in "
          "Sumy."), ("Ministry of Emergency Situations", "official", "UA")),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaker: Speaker, gazetteer: Gazetteer) -> None:
    assert speaker in Reading(text, gazetteer).speakers()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The port burned, a dockers' union told the Amber. The Amber said a shell hit Tyre.",
         ["organisation", "media"]),
        ("A blast shook Tyre, Amber-Press reports. Amber-Press said a shell hit Tyre.",
         ["media"]),
        ("The Coast News Agency (CNA) said a bomb hit Tyre. CNA said a shell hit Sidon.",
         ["media"]),
    ],
)  # fmt: skip
def test_a_text_shows_which_names_are_outlets(
    text: str, kinds: list[str], gazetteer: Gazetteer
) -> None:
    found = [kind for _, kind, _ in Reading(text, gazetteer).speakers()]
    assert list(dict.fromkeys(found)) == kinds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Inland Observer Mission (IOM) said a bomb hit Goma. The IOM heard blasts in Goma.",
         ["Inland Observer Mission"]),
        ("Mayor Petro Horodetsky said a bomb hit Lviv. Horodetskyy said two died in Lviv.",
         ["Petro Horodetsky"]),
        ("Mayor Ivo Rašić said a bomb hit Split. Rasic said two died in Split.", ["Ivo Rašić"]),
        ("Army sources said a bomb hit Djibo. Two died in Djibo, one of the sources said.",
         ["Army sources"]),
        ("Mayor Agus Budi Santoso said a bomb hit Palu. Agus said two died in Palu.",
         ["Agus Budi Santoso"]),
        (("Mayor Ali Khan said a bomb hit Quetta. Amir Khan, 40, said two died in Quetta. "
         '"I ran," Khan said.'), ["Ali Khan", "Amir Khan"]),
    ],
)  # fmt: skip
def test_one_speaker_under_two_names(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [name for name, *_ in Reading(text, gazetteer).speakers()] == names


def test_he_is_the_unnamed_holder_of_an_office(gazetteer: Gazetteer) -> None:
    text = (
        "Police chief Jan Novak said a bomb exploded in Brno. "
        'Shells hit Ankara, the Turkish governor said. "Two are dead," he added.'
    )
    assert Reading(text, gazetteer).attributions[-1].claimant.country == "TR"


def test_a_name_behind_an_unnamed_office_is_its_holders(gazetteer: Gazetteer) -> None:
    text = 'Drones hit Lahore, the Pakistani governor said. "Two are dead," Amir Shah wrote.'
    assert ("Amir Shah", "official", "PK") in Reading(text, gazetteer).speakers()


def test_an_army_spoken_of_again_keeps_its_country(gazetteer: Gazetteer) -> None:
    text = (
        "The Israeli army said it struck Tyre. "
        "A military spokesman, Capt. Dan Levi, said a depot in Sidon was hit."
    )
    assert {country for _, _, country in Reading(text, gazetteer).speakers()} == {"IL"}


def test_what_a_post_says_that_an_outlet_passes_on_is_its_authors(gazetteer: Gazetteer) -> None:
    text = (
        "Odesa Mayor Petro Bilyk wrote about it on Telegram, Amber reports. "
        '"Two drones hit Odesa," the post reads.'
    )
    assert Reading(text, gazetteer).attributions[-1].claimant.name == "Petro Bilyk"


def test_its_mayor_is_of_the_place_before(gazetteer: Gazetteer) -> None:
    text = (
        "The United States Geological Survey measured a tremor. "
        "Two people died in Pokhara, its mayor, Asha Rai, said."
    )
    assert ("Asha Rai", "official", "NP") in Reading(text, gazetteer).speakers()


def test_a_situation_report_is_an_organisations(gazetteer: Gazetteer) -> None:
    text = "Flash Update No. 3\n\nShells hit Goma on Monday and killed two people."
    assert Reading(text, gazetteer).attributions[-1].claimant.kind == "organisation"


def test_an_official_of_the_occupiers_is_named_in_the_next_sentence(gazetteer: Gazetteer) -> None:
    text = (
        "A Russian-installed official said drones struck Enerhodar. "
        "Ivan Orlov, the top official in Enerhodar, said that two drones exploded there."
    )
    assert {speaker[2] for speaker in Reading(text, gazetteer).speakers()} == {"RU"}


def test_letters_of_turkish_are_read_like_those_that_they_resemble(gazetteer: Gazetteer) -> None:
    text = "The M\u0130N\u0130STER saıd a shell hit Ankara. Authorıties reported a fıre in Izmir."
    found = Reading(text, gazetteer).speakers()
    assert [kind for _, kind, _ in found] == ["official", "official"]


def test_a_statement_from_nobody_names_nobody(gazetteer: Gazetteer) -> None:
    text = "The agency RIA quoted a statement from,the depot in Bryansk, which said it was hit."
    assert "" not in [name for name, _, _ in Reading(text, gazetteer).speakers()]
