"""Every evidence id that a page or a reason may name, and what it stands for. ``CITATIONS``."""

from collections.abc import Mapping
from types import MappingProxyType

from hormesis.domain.evidence import Citation, Grade

__all__ = ["CITATIONS"]

_STRONG, _MODERATE, _WEAK, _EXPERT = Grade.STRONG, Grade.MODERATE, Grade.WEAK, Grade.EXPERT
_ALL = (
    Citation("acsm-2009", "ACSM position stand 2009: progression in resistance training", None, _EXPERT),
    Citation(
        "acsm-2026",
        "ACSM position stand 2026, 10.1249/MSS.0000000000003897: strength from loads of 80 % and more, 137 reviews",
        None,
        _MODERATE,
    ),
    Citation("afonso-2021", "Afonso 2021: training over the full range of motion also improves that range", None, _WEAK),
    Citation(
        "andersen-2008", "Andersen 2008: strength training against neck pain, trial with one-year follow-up", None, _MODERATE
    ),
    Citation(
        "andersen-2011", "Andersen 2011: 2 or 12 minutes of lateral raises a day against neck and shoulder pain", None, _STRONG
    ),
    Citation(
        "balachandran-2022",
        "Balachandran 2022, JAMA Netw Open 5:e2211623: lifting fast against lifting slowly from 60 on, 20 trials",
        "10.1001/jamanetworkopen.2022.11623",
        _WEAK,
    ),
    Citation("bartsch-2021", "Bartsch 2021, J Clin Med 10:5360: when not to roll, 37 experts", None, _EXPERT),
    Citation("behm-2016", "Behm 2016, Appl Physiol Nutr Metab 41:1: stretching before exercise, review", None, _MODERATE),
    Citation(
        "behm-2020", "Behm 2020, J Strength Cond Res 34:3301: dose of rolling, review", "10.1519/JSC.0000000000003765", _MODERATE
    ),
    Citation("bell-2023", "Bell 2023, Sports Med Open 9:87: what a deload is, coaches asked in turn", None, _EXPERT),
    Citation("bosquet-2007", "Bosquet 2007: tapering of endurance athletes, 27 studies", None, _MODERATE),
    Citation(
        "caterisano-2019",
        "Caterisano 2019, Strength Cond J 41(3):1: return after time off, consensus",
        "10.1519/SSC.0000000000000477",
        _EXPERT,
    ),
    Citation(
        "burke-2024",
        "Burke 2024, SportRxiv: supersets against single sets, 43 trained people, eight weeks",
        "10.51224/SRXIV.419",
        _WEAK,
    ),
    Citation("coleman-2024", "Coleman 2024, PeerJ 12:e16777: a week off in the middle of nine weeks, 39 people", None, _WEAK),
    Citation("couture-2015", "Couture 2015: short rolling of the hamstrings changed no range of motion", None, _WEAK),
    Citation("craven-2022", "Craven 2022, Sports Med 52:2669: sleep loss and performance, 69 papers", None, _MODERATE),
    Citation("duking-2021", "Düking 2021: training guided by HRV, endurance, 8 trials", None, _WEAK),
    Citation(
        "goulart-2021", "Goulart 2021, Eur J Sport Sci 21:935: recovery after ten hard sets for the legs, 14 people", None, _WEAK
    ),
    Citation("grabow-2018", "Grabow 2018: rolling harder gives no more range, 16 people", None, _WEAK),
    Citation("haugen-2023", "Haugen 2023: free weights against machines, meta-analysis", None, _MODERATE),
    Citation(
        "impellizzeri-2021",
        "Impellizzeri 2021, Sports Med 51:581: the acute to chronic ratio says nothing of injuries",
        "10.1007/s40279-020-01378-6",
        _STRONG,
    ),
    Citation(
        "iversen-2024",
        "Iversen 2024, J Strength Cond Res 38:1372: supersets of heavy lifts of many joints, trial of ten weeks",
        "10.1519/JSC.0000000000004819",
        _WEAK,
    ),
    Citation("kerautret-2021", "Kerautret 2021, PLoS One 16:e0248031: rolling between sets costs work", None, _WEAK),
    Citation("kim-2020", "Kim 2020: two tennis balls along the thoracic spine, trial with 49 people", None, _WEAK),
    Citation("klasnja-2015", "Klasnja 2015, Health Psychol 34S:1220: trials by lot, occasion by occasion", None, _MODERATE),
    Citation(
        "konrad-2022", "Konrad 2022, Sports Med 52:2523: weeks of rolling, meta-analysis", "10.1007/s40279-022-01699-8", _MODERATE
    ),
    Citation("maeo-2023", "Maeo 2023: growth at long muscle length, small trials", None, _WEAK),
    Citation(
        "mcnulty-2020",
        "McNulty 2020, Sports Med 50:1813: menstrual cycle phase and performance, trivial effects",
        "10.1007/s40279-020-01319-3",
        _MODERATE,
    ),
    Citation("moraska-2017", "Moraska 2017: massage of tender spots in the upper trapezius, trial", None, _WEAK),
    Citation(
        "moran-navarro-2017",
        "Morán-Navarro 2017, Eur J Appl Physiol 117:2387: recovery after sets to failure and short of it, 10 people",
        "10.1007/s00421-017-3725-7",
        _WEAK,
    ),
    Citation(
        "nuzzo-2024",
        "Nuzzo 2024, Sports Med 54:303: repetitions at a share of the 1RM, 269 studies",
        "10.1007/s40279-023-01937-7",
        _STRONG,
    ),
    Citation("ogrady-2024", "O'Grady 2024, Sensors 24:6220: HRV of a wrist watch against a chest strap, 39 people", None, _WEAK),
    Citation(
        "pelland-2026",
        "Pelland 2026, Sports Med 56:481: dose of weekly sets, 67 studies",
        "10.1007/s40279-025-02344-w",
        _MODERATE,
    ),
    Citation("plews-2014", "Plews 2014: weekly means of ln rMSSD follow training, single days do not", None, _WEAK),
    Citation(
        "ramos-campo-2024",
        "Ramos-Campo 2024, J Strength Cond Res 38:1330: split or full body, 14 studies",
        "10.1519/JSC.0000000000004774",
        _MODERATE,
    ),
    Citation(
        "robbins-2010", "Robbins 2010, J Strength Cond Res 24:2873: agonist and antagonist in turn, brief review", None, _WEAK
    ),
    Citation(
        "robinson-2024",
        "Robinson 2024, Sports Med 54:2209: how near to failure, meta-regression",
        "10.1007/s40279-024-02069-2",
        _MODERATE,
    ),
    Citation("rogerson-2024", "Rogerson 2024: when lifters take easier weeks, survey", None, _EXPERT),
    Citation(
        "saw-2016", "Saw 2016, Br J Sports Med: what athletes say of themselves follows load best, 56 studies", None, _MODERATE
    ),
    Citation("schoenfeld-2017", "Schoenfeld 2017: weekly sets and muscle size, meta-analysis", None, _MODERATE),
    Citation(
        "skinner-2020",
        "Skinner 2020, J Bodyw Mov Ther 24: rolling and range of motion, meta-analysis",
        "10.1016/j.jbmt.2020.01.007",
        _MODERATE,
    ),
    Citation(
        "thamm-2019",
        "Thamm 2019, Int J Environ Res Public Health 16:4353: HRV says little of strength after training",
        None,
        _WEAK,
    ),
    Citation("thomee-1997", "after Thomeé 1997: pain up to 3 of 10 is fine, 4–5 holds, above 5 stops", None, _EXPERT),
    Citation("travis-2020", "Travis 2020, 2021: how strength athletes taper, reviews", None, _EXPERT),
    Citation(
        "warneke-2024", "Warneke 2024, J Sport Health Sci: rolling is no better than other warm-ups, 38 studies", None, _MODERATE
    ),
    Citation("wiewelhove-2019", "Wiewelhove 2019, Front Physiol 10:376: rolling before and after, 21 studies", None, _MODERATE),
    Citation("wilke-2018", "Wilke 2018: 90 seconds of pressure on a tender spot in the calf", None, _WEAK),
)

CITATIONS: Mapping[str, Citation] = MappingProxyType({one.id: one for one in _ALL})
"""Id → citation. ``grade`` is of the source for what it is best at; a page may use it for less, and then says less."""
