package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.DerivedRows;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The custom attributes of companies, conversations, customers, messages, and each class of custom objects: a request each
 * ("Metadata" of the API reference). A response has them in an object, by name.
 */
final class CustomAttributes {
    static final String TABLE = "custom_attributes";
    static final String RESOURCE = "resource";
    static final String ATTRIBUTE = "attribute";

    private static final String TYPE = "type";
    private static final String PATH = "/v1/metadata/";
    private static final String CLASS = "kobject.";
    private static final String PROPERTIES = "/attributes/properties";
    private static final List<String> RESOURCES = List.of("company", "conversation", "customer", "message");

    private CustomAttributes() {}

    /** Whether a request is for the attributes of a class, which may be deleted after it was listed. */
    static boolean areOfClass(ApiRequest request) {
        return request.path().startsWith(PATH + CLASS);
    }

    /** The lists to read. First requests the classes. */
    static Slice plan(Requester requester) {
        Stream<String> classes = KobjectContexts.names(TABLE, requester).map(name -> CLASS + name);
        List<ListRead> lists = Stream.concat(RESOURCES.stream(), classes)
                .map(resource -> ListRead.of(ApiRequest.byId(PATH + "{}", resource), Paginator.SINGLE)
                        .with(resource)
                        .through(CustomAttributes::reader))
                .toList();
        return Slice.of(lists).asFullTable().independentLists();
    }

    /** What a list adds to its rows. */
    static ObjectNode resource(ListRead list) {
        return Json.MAPPER.createObjectNode().put(RESOURCE, list.context(String.class));
    }

    private static Requester reader(Requester requester) {
        return new DerivedRows(requester, RowReader.one("/data", row -> row), CustomAttributes::rows);
    }

    private static Stream<ObjectNode> rows(Page<ObjectNode> page) {
        JsonNode properties = page.rows().get(0).at(PROPERTIES);
        if (!properties.isObject() && !properties.isNull()) {
            String message = "Table " + TABLE + ": " + page.request() + " returned no " + PROPERTIES + " in /data."
                    + " The API's response has changed: upgrade the connector, or report an issue with this line";
            throw new ApiException(Kind.UNAVAILABLE, 0, null, message, null);
        }
        return properties.properties().stream().map(CustomAttributes::row);
    }

    /** A row in the form of others, whose type is not among their attributes. */
    private static ObjectNode row(Map.Entry<String, JsonNode> property) {
        ObjectNode row = Json.MAPPER.createObjectNode().put(ATTRIBUTE, property.getKey());
        if (property.getValue() instanceof ObjectNode attributes && attributes.has(TYPE)) {
            row.set(TYPE, attributes.remove(TYPE));
        }
        return row.set("attributes", property.getValue());
    }
}
