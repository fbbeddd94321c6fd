from itertools import combinations, product

import pytest

from explorer.model import ACTOR_KINDS, QUADS, RELATION_KINDS
from explorer.ui.style import (
    ACTOR_STYLES,
    DARK_BACKGROUND,
    LIGHT_BACKGROUND,
    LINE_STYLES,
    style_actor,
    style_line,
)

GRAPHICS_CONTRAST = 3.0
"""WCAG 2.2, success criterion 1.4.11."""


def luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


COLORS = {style.color for style in (*LINE_STYLES, *ACTOR_STYLES.values())}


@pytest.mark.parametrize(("color", "background"), list(product(sorted(COLORS), (LIGHT_BACKGROUND, DARK_BACKGROUND))))
def test_everything_stands_out_from_both_backgrounds(color, background):
    assert contrast(color, background) >= GRAPHICS_CONTRAST


def test_backgrounds_are_those_of_the_theme():
    from explorer.ui.start import CHECKOUT

    config = (CHECKOUT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f'backgroundColor = "{LIGHT_BACKGROUND}"' in config
    assert f'backgroundColor = "{DARK_BACKGROUND}"' in config


def test_every_kind_of_actor_has_its_own_colour_and_shape():
    assert tuple(ACTOR_STYLES) == ACTOR_KINDS
    assert len({style.shape for style in ACTOR_STYLES.values()}) == len(ACTOR_KINDS)
    assert len({style.color for style in ACTOR_STYLES.values()}) == len(ACTOR_KINDS)
    assert style_actor("something new").shape


def test_no_two_classes_of_lines_differ_by_nothing_or_by_colour_alone():
    for one, other in combinations(LINE_STYLES, 2):
        assert one.color != other.color
        assert (one.dashes, one.head) != (other.dashes, other.head), (one.id, other.id)


@pytest.mark.parametrize("kind", ["statement", "quotation"])
def test_what_is_said_about_somebody_takes_head_and_colour_of_friend_or_foe(kind):
    for quad in QUADS:
        assert (style_line(kind, quad).color, style_line(kind, quad).head) == (
            style_line("action", quad).color,
            style_line("action", quad).head,
        )
    assert style_line("co-mention", QUADS[0]) == style_line("co-mention", "")


@pytest.mark.parametrize(("kind", "quad"), list(product(RELATION_KINDS, ("", *QUADS))))
def test_every_line_has_a_look(kind, quad):
    style = style_line(kind, quad)
    assert style.id in {each.id for each in LINE_STYLES}
    if kind != "action":
        assert style.dashes == style_line(kind, "").dashes


def test_words_against_are_told_from_deeds_against_by_their_stroke():
    assert style_line("action", "verbal conflict").dashes != style_line("action", "material conflict").dashes
    assert style_line("action", "verbal cooperation").color != style_line("action", "verbal conflict").color
