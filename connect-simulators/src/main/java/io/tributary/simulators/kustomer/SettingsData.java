package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Generates brands, business schedules and snooze options (from their pages in the API reference). */
final class SettingsData {

    private static final int DAYS = 7;
    private static final long HOUR = 3_600_000;

    private SettingsData() {}

    static void fillBrand(RowDraft draft) {
        draft.attributes()
                .put("name", "Marke " + draft.number() + " 🏷")
                .put("default", draft.number() == 0)
                .put("iconUrl", "https://example.com/b/" + draft.number() + ".png");
        creators(draft);
    }

    /** The days from Sunday, as 0. A day that is closed is null, or text. */
    static void fillSchedule(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes.put("name", "Büro " + draft.number()).put("timezone", "America/New_York");
        attributes.put("default", draft.number() == 0);
        ObjectNode hours = attributes.putObject("hours");
        hours.putNull("0");
        for (int day = 1; day < DAYS - 1; day++) {
            hours.putArray(Integer.toString(day)).addArray().add(9 * HOUR).add(17 * HOUR);
        }
        hours.put("6", "closed");
        creators(draft);
    }

    static void fillSnooze(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes.put("name", "Later " + draft.number()).put("enabled", draft.number() % 5 != 0);
        switch ((int) (draft.number() % 3)) {
            case 0 -> attributes.put("type", "relative").put("value", HOUR);
            case 1 -> attributes.put("type", "absolute").put("value", draft.updated() + HOUR);
            default -> {
                ObjectNode value = attributes.put("type", "dynamic").putObject("value");
                value.putObject("day").put("type", "weekday").put("value", "monday");
                value.put("time", "09:00");
            }
        }
    }

    private static void creators(RowDraft draft) {
        draft.user("createdBy", 100);
        draft.user("modifiedBy", 100);
    }
}
