package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import java.util.List;

/** Reads the segments of each company ("List attached segments for companies" of the API reference). */
final class CompanySegments implements Expansion {

    @Override
    public boolean isNeeded(ObjectNode company) {
        return Expansion.hasId(company);
    }

    @Override
    public ObjectNode parent(ObjectNode company) {
        return company.retain("id");
    }

    /** A company enters and leaves segments without being changed. */
    @Override
    public long time(ObjectNode company) {
        return Row.NO_TIME;
    }

    @Override
    public long version(ObjectNode company) {
        return Fingerprint.hash(company.path("id").asText());
    }

    @Override
    public List<Row> read(List<ObjectNode> companies, Requester requester, ChildRows rows) {
        return companies.stream()
                .flatMap(company -> segments(company, requester, rows).stream())
                .toList();
    }

    private static List<Row> segments(ObjectNode company, Requester requester, ChildRows rows) {
        ObjectNode added = company.objectNode().set("company_id", company.get("id"));
        try {
            return requester
                    .read(
                            byId("/companies/{}/segments", company),
                            rows.with(added).at("/data"))
                    .rows();
        } catch (ApiException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            requireGone(company, requester, e);
            return List.of();
        }
    }

    /**
     * Only a company that is gone has no segments.
     *
     * @throws ApiException if the company exists: then the API does not show its segments
     */
    private static void requireGone(ObjectNode company, Requester requester, ApiException failure) {
        try {
            requester.read(byId("/companies/{}", company), RowReader.one("", "/id", row -> row));
        } catch (ApiException e) {
            if (e.kind() == Kind.GONE) {
                return;
            }
            throw e;
        }
        throw failure.as(Kind.UNAVAILABLE, failure.getMessage());
    }

    private static ApiRequest byId(String path, ObjectNode company) {
        return ApiRequest.byId(path, company.path("id").asText());
    }
}
