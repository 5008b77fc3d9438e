"""All checks, in the order in which they run.

Each takes what is :class:`~briefgen.verification.checks.examined.Examined` and
gives diagnostics. A new check is a function, and a line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.verification.checks import (
    content,
    furniture,
    handling,
    headings,
    language,
    links,
    lists,
    pages,
    tables,
    tree,
    whole,
    withheld,
    words,
)

if TYPE_CHECKING:
    from briefgen.verification.checks.examined import Check

CHECKS: tuple[Check, ...] = (
    handling.the_file_was_written_once,
    handling.nothing_acts,
    handling.no_file_is_inside,
    handling.no_address_tells_of_this_machine,
    handling.the_banner_is_on_every_page,
    withheld.nothing_withheld_is_in_the_file,
    withheld.no_withheld_picture_is_in_the_file,
    pages.pages_have_their_size,
    pages.pages_are_counted,
    pages.the_page_limit_holds,
    words.all_words_are_there,
    words.words_are_read_in_order,
    content.all_content_is_marked,
    content.tagged_content_is_read_once,
    content.all_letters_can_be_read,
    tree.the_document_is_the_root,
    tree.types_are_standard,
    tree.every_element_is_reachable,
    tree.every_element_knows_its_parent,
    tree.content_leads_back_to_its_element,
    whole.the_language_is_stated,
    whole.readers_show_the_title,
    whole.tabs_follow_the_structure,
    whole.the_metadata_is_the_editions,
    whole.info_and_xmp_agree,
    whole.dates_are_those_of_the_edition,
    whole.the_standards_are_declared,
    headings.levels_are_in_order,
    headings.headings_say_the_titles,
    headings.the_outline_is_the_headings,
    links.destinations_lead_to_their_words,
    links.links_lead_somewhere,
    links.links_lead_where_they_say,
    links.every_link_is_tagged,
    links.links_are_named_for_people,
    lists.contents_are_tagged_as_contents,
    lists.contents_lead_to_headings,
    lists.notes_are_known,
    lists.notes_stand_beside_their_call,
    tables.tables_are_tables,
    tables.tables_are_regular,
    tables.tables_have_heads,
    lists.lists_are_lists,
    lists.lists_say_how_they_count,
    tables.figures_have_alternatives,
    tables.figures_have_boxes,
    language.the_language_of_parts_is_stated,
    furniture.running_heads_are_artifacts,
    furniture.fonts_are_the_pinned_ones,
)
