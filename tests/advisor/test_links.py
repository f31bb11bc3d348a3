"""Links to official finders: whole, official, and carrying the very title; none of them is asked."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from advisor.tools import links

OFFICIAL = ("www.careeronestop.org", "www.usajobs.gov", "www.apprenticeship.gov")
TEXT = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()))


@given(TEXT, st.none() | TEXT)
def test_whatever_the_title_every_link_is_official_and_whole(title: str, state: str | None) -> None:
    for link in (*links.to_jobs(title, state), *links.to_training(), *links.to_licence(title)):
        parts = urlsplit(link.url)
        assert (parts.scheme, parts.netloc in OFFICIAL, parts.fragment) == ("https", True, "")
        assert all(link.told().values())


@given(TEXT)
def test_the_search_carries_the_title_and_nothing_of_it_escapes(title: str) -> None:
    search = links.to_jobs(title, "Idaho")[0]
    given_to_it = parse_qs(urlsplit(search.url).query, keep_blank_values=True)
    assert given_to_it == {"keyword": [links.searched(title)], "location": ["Idaho"]}


def test_a_title_is_put_as_a_search_box_takes_it() -> None:
    assert links.searched("Managers, All Other") == "Managers"
    assert links.searched("Production Workers (printing)") == "Production Workers"
    assert links.searched("(x)") == "(x)"


def test_without_a_state_no_place_is_made_up() -> None:
    search = links.to_jobs("Electricians")[0]
    assert parse_qs(urlsplit(search.url).query) == {"keyword": ["Electricians"]}
    assert "add your state" in search.text
