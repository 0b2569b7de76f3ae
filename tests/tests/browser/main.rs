//! The built page in real browsers; run by `cargo xtask test --only browser`.
//!
//! Each flow is written once, for a person; what differs from browser to browser is in
//! `aksnet_tests::browser`.

mod ahead;
mod disk;
mod editing;
mod element;
mod embedding;
mod files;
mod hosting;
mod javascript;
mod keeping;
mod keyboard;
mod layout;
mod links;
mod lists;
mod locks;
mod markdown;
mod models;
mod offline;
mod paper;
mod policy;
mod speech;
mod starting;
mod verdicts;

use aksnet_tests::browser::{Ability, Engine, Flow, Place, Storage};
use aksnet_tests::flow;
use anyhow::Result;

static FLOWS: &[Flow] = &[
    flow!(editing::a_failing_plan_is_mended_by_the_fix_it_is_offered),
    flow!(editing::half_typed_text_blanks_nothing_and_undo_goes_all_the_way_back),
    flow!(editing::a_list_that_is_pasted_becomes_rows),
    flow!(ahead::upgrades_and_growth_are_drawn_and_follow_the_plan),
    flow!(files::a_menu_closes_when_somebody_is_busy_elsewhere),
    flow!(lists::subnets_pools_and_ranges_come_and_go),
    flow!(lists::the_focus_stays_where_a_list_changes),
    flow!(lists::a_subnet_is_split_and_split_again),
    flow!(lists::what_stands_behind_a_subnet_that_goes_is_still_itself),
    flow!(lists::fifty_clusters_stay_quick),
    flow!(models::models_are_switched_by_arrows_and_switched_back),
    flow!(starting::an_empty_plan_says_what_it_needs_and_is_filled),
    flow!(starting::a_new_cluster_is_there_to_begin_with),
    flow!(keeping::the_plan_is_still_there_after_a_reload),
    flow!(keeping::a_storage_that_is_full_is_told_and_loses_nothing),
    flow!(keyboard::the_main_job_is_done_without_a_mouse),
    flow!(keeping::two_tabs_never_overwrite_each_other),
    flow!(keeping::several_plans_are_kept_by_name),
    flow!(keeping::a_plan_that_cannot_be_read_is_kept_and_handed_over),
    flow!(keeping::a_hostile_storage_is_shown_as_text_and_runs_nothing),
    flow!(keeping::the_theme_is_chosen_and_kept),
    flow!(keyboard::keys_go_where_the_list_of_keys_says),
    flow!(keyboard::every_stop_of_the_tab_key_shows_that_it_has_the_focus),
    flow!(speech::changed_verdicts_are_spoken_and_unchanged_ones_are_not),
    flow!(layout::no_width_makes_the_page_scroll_sideways),
    flow!(layout::the_main_job_can_be_done_on_a_phone),
    Flow {
        needs: Some(Ability::CoarsePointer),
        ..flow!(layout::the_main_job_can_be_done_with_a_finger)
    },
    flow!(embedding::the_page_offers_a_frame_and_shows_it),
    flow!(policy::scripts_and_styles_that_are_not_the_pages_own_are_refused),
    flow!(policy::hostile_text_is_shown_as_text_and_runs_nothing),
    flow!(links::a_link_opens_its_plan_beside_the_one_that_was_open),
    flow!(links::a_link_opens_on_a_first_visit),
    flow!(links::a_link_that_is_refused_says_why_and_loses_nothing),
    flow!(links::a_hostile_link_is_shown_as_text_and_runs_nothing),
    flow!(links::back_undoes_a_fix_and_forward_does_it_again),
    flow!(links::the_link_is_copied_and_is_the_command_lines_own),
    flow!(links::long_links_and_plans_beyond_a_link_are_told),
    flow!(files::a_plan_leaves_as_a_file_and_comes_back),
    flow!(files::a_file_that_is_refused_says_why_and_loses_nothing),
    flow!(offline::the_page_works_when_the_network_is_gone),
    flow!(offline::a_new_version_is_offered_and_keeps_the_plan),
    flow!(offline::no_new_version_is_offered_while_the_plan_would_be_lost),
    flow!(offline::a_host_takes_the_page_away_for_good),
    Flow {
        needs: Some(Ability::Install),
        ..flow!(offline::the_page_can_be_installed)
    },
    flow!(offline::what_the_host_changes_shows_at_once_and_is_kept),
    flow!(offline::a_host_that_is_silent_or_in_trouble_keeps_nobody_waiting),
    flow!(offline::the_icons_are_the_logo),
    Flow {
        place: Place::Folder("dist"),
        ..flow!(offline::nothing_is_kept_from_inside_another_page)
    },
    Flow {
        place: Place::Folder("dist"),
        ..flow!(offline::two_planners_of_one_host_keep_apart)
    },
    Flow {
        place: Place::Insecure,
        ..flow!(offline::without_encryption_nothing_is_kept_and_the_page_works)
    },
    Flow {
        storage: Storage::WhileOpen,
        ..flow!(offline::a_private_window_works_like_any_other)
    },
    Flow {
        place: javascript::PLAIN,
        ..flow!(javascript::a_page_without_a_bundler_uses_the_package)
    },
    Flow {
        place: javascript::BUNDLED,
        ..flow!(javascript::a_bundled_page_uses_the_package)
    },
    Flow {
        place: Place::Nginx,
        ..flow!(hosting::the_page_works_behind_nginx)
    },
    Flow {
        place: Place::Nginx,
        ..flow!(hosting::nginx_says_who_may_frame_the_page)
    },
    Flow {
        place: Place::Folder("dist"),
        ..flow!(hosting::a_host_that_does_not_know_webassembly_will_do)
    },
    Flow {
        place: disk::FILE,
        ..flow!(disk::one_file_does_all_that_the_page_does)
    },
    Flow {
        place: disk::FILE,
        ..flow!(disk::one_file_gives_files_and_opens_links)
    },
    Flow {
        place: disk::FILE,
        ..flow!(disk::one_file_shows_everything_there_is)
    },
    Flow {
        place: Place::Folder("dist"),
        ..flow!(disk::the_folder_on_a_disk_says_what_to_open_instead)
    },
    Flow {
        place: disk::HOSTED,
        ..flow!(disk::one_file_on_a_host_is_the_page_too)
    },
    Flow {
        place: disk::FILE,
        ..flow!(disk::one_file_loads_nothing_and_runs_nothing_but_its_own)
    },
    Flow {
        place: disk::FILE,
        storage: Storage::Refused,
        ..flow!(disk::one_file_says_where_it_can_keep_nothing)
    },
    Flow {
        place: embedding::SITE,
        ..flow!(embedding::a_page_around_the_planner_is_as_high_and_asks_for_the_plan)
    },
    Flow {
        place: embedding::SITE,
        ..flow!(embedding::an_embed_looks_right_alone_at_every_width)
    },
    Flow {
        place: embedding::SITE,
        ..flow!(embedding::an_embed_is_shown_as_its_address_asks)
    },
    Flow {
        place: embedding::SITE,
        ..flow!(embedding::an_embed_whose_clipboard_is_refused_shows_what_to_copy)
    },
    Flow {
        place: embedding::SITE,
        ..flow!(embedding::an_embed_hears_nobody_but_the_page_that_was_named)
    },
    Flow {
        place: embedding::SITE,
        ..flow!(embedding::an_embed_reads_no_plan_that_the_reader_keeps)
    },
    Flow {
        place: locks::SITE,
        ..flow!(locks::a_policy_beside_the_page_locks_finds_and_mends)
    },
    Flow {
        place: locks::SITE,
        ..flow!(locks::a_policy_that_cannot_be_read_is_told_and_checks_nothing)
    },
    Flow {
        place: locks::SITE,
        ..flow!(locks::what_the_page_around_it_locks_stays_as_it_is)
    },
    Flow {
        place: locks::FILE,
        ..flow!(locks::one_file_keeps_to_a_policy_too)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::the_example_of_a_page_works)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::the_documentation_does_what_it_says)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::an_element_looks_right_at_every_width)
    },
    Flow {
        place: element::SITE,
        needs: Some(Ability::ForcedColours),
        ..flow!(element::an_element_loses_nothing_where_the_system_chooses_the_colours)
    },
    Flow {
        place: element::SITE,
        needs: Some(Ability::Print),
        ..flow!(element::an_element_prints_with_its_page)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::an_element_that_cannot_load_shows_what_stands_in_it)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::a_page_gives_plans_and_hears_of_changes)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::a_page_locks_fields_and_sets_a_policy)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::what_cannot_be_read_is_said_and_changes_nothing)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::several_elements_leave_each_other_alone)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::an_element_is_used_by_keys_alone)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::an_element_that_moves_keeps_its_plan)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::elements_that_are_gone_leave_nothing_behind)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::no_style_of_the_page_comes_in_and_none_goes_out)
    },
    Flow {
        place: element::SITE,
        ..flow!(element::documented_properties_come_in)
    },
    Flow {
        place: markdown::PLAIN,
        ..flow!(markdown::every_block_of_a_page_becomes_a_planner_or_says_why_not)
    },
    Flow {
        place: markdown::PLAIN,
        ..flow!(markdown::a_block_stays_where_the_planner_cannot_be_loaded)
    },
    Flow {
        place: markdown::IN_MKDOCS,
        ..flow!(markdown::a_site_of_mkdocs_shows_its_plan)
    },
    Flow {
        place: markdown::IN_VITEPRESS,
        ..flow!(markdown::a_site_of_vitepress_shows_its_plan)
    },
    Flow {
        place: markdown::IN_MKDOCS,
        scripts: false,
        ..flow!(markdown::a_site_of_mkdocs_is_read_without_scripts)
    },
    Flow {
        place: markdown::IN_VITEPRESS,
        scripts: false,
        ..flow!(markdown::a_site_of_vitepress_is_read_without_scripts)
    },
    Flow {
        needs: Some(Ability::ForcedColours),
        ..flow!(layout::nothing_is_lost_where_the_system_chooses_the_colours)
    },
    Flow {
        needs: Some(Ability::Print),
        ..flow!(paper::the_plan_prints_on_two_pages)
    },
    Flow {
        storage: Storage::Refused,
        ..flow!(keeping::a_storage_that_is_refused_is_told_and_the_page_works)
    },
    // The last one: what it takes away from the browser does not come back.
    Flow {
        place: disk::FILE,
        needs: Some(Ability::EarlyScript),
        ..flow!(disk::a_browser_that_is_too_old_is_told_so)
    },
];

/// Runs every flow in an engine.
async fn run(engine: Engine) -> Result<()> {
    embedding::prepare()?;
    disk::prepare()?;
    locks::prepare()?;
    element::prepare()?;
    markdown::prepare()?;
    let flows: Vec<Flow> = FLOWS.iter().copied().filter(markdown::is_built).collect();
    aksnet_tests::browser::run(engine, &flows).await
}

#[tokio::test]
async fn chromium() -> Result<()> {
    run(Engine::Chromium).await
}

#[tokio::test]
async fn firefox() -> Result<()> {
    run(Engine::Firefox).await
}

#[tokio::test]
async fn webkit() -> Result<()> {
    run(Engine::WebKit).await
}
