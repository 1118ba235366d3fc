package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.List;

/**
 * Generates satisfaction surveys (from responses recorded in 2023; {@code rating}, {@code score} and the averages as warehouses load
 * them). Customers without a survey have only empty lists.
 */
final class SatisfactionData {

    private SatisfactionData() {}

    static ObjectNode ofCustomer(RowDraft draft) {
        ObjectNode level = Json.object();
        boolean asked = draft.chance(70);
        level.set("firstSatisfaction", survey(draft, asked));
        level.set("lastSatisfaction", survey(draft, asked));
        if (asked) {
            List.of("firstSatisfaction", "lastSatisfaction")
                    .forEach(which -> level.withObject("/" + which).put("conversation", draft.any("conversations")));
            level.put("count", 1 + draft.draw().below(9)).put("avgRating", 4.25).put("avgScore", 81.5);
        }
        return level;
    }

    static ObjectNode ofConversation(RowDraft draft) {
        ObjectNode level = survey(draft, draft.chance(70));
        ObjectNode answer = level.putArray("answers").addObject().put("id", Wire.id("questions", 1));
        answer.put("prompt", "Any feedback?").put("answer", "Great 🎉");
        return level;
    }

    private static ObjectNode survey(RowDraft draft, boolean asked) {
        ObjectNode survey = Json.object();
        draft.ids(survey, "sentByTeams", "teams", 1);
        if (asked) {
            survey.put("formResponse", Wire.id("responses", draft.number())).put("form", Wire.id("forms", 1));
            survey.put("channel", draft.channel());
            survey.put("status", draft.draw().of(List.of("offered", "unresponded", "rated", "commented")));
            survey.put("scheduledFor", draft.updatedAt()).put("createdAt", draft.createdAt());
            survey.put("sentAt", draft.updatedAt()).put("updatedAt", draft.updatedAt());
            survey.put("sentBy", draft.any("users"));
            survey.put("rating", 1 + draft.draw().below(5))
                    .put("score", 12.5 * draft.draw().below(9));
        }
        return survey;
    }
}
