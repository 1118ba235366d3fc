package io.tributary.connect.common.model;

import java.util.function.BiFunction;

/** All kinds of tables and APIs. */
enum Shapes {
    SEARCH(Search::new),
    SEARCH_ANCHORED_ANEW(Anchored::new),
    SEARCH_IN_LEGS(Slices::new),
    SEARCH_WITH_FLAGS(Flagged::new),
    SEARCH_WITH_FEED(Fed::new),
    SEARCH_WITH_KEY_WALK(Walked::new),
    SEARCH_OF_PARENTS(Families::new),
    NEWEST_FIRST(Newest::new),
    NEWEST_FIRST_WITH_SWEEPS(LateEvents::new),
    WINDOWS(Windows::new),
    WINDOWS_WITH_SWEEPS(Changing::new),
    FAN_OUT(FannedOut::new),
    LIST(Listed::new),
    LIST_WITH_KEYS_TWICE(Doubled::new),
    LIST_WITH_REPORTS(Reported::new),
    LIST_OF_PARENTS(ListedFamilies::new);

    private final BiFunction<World, Rows, Shape> maker;

    Shapes(BiFunction<World, Rows, Shape> maker) {
        this.maker = maker;
    }

    Shape make(World world, Rows rows) {
        return maker.apply(world, rows);
    }
}
