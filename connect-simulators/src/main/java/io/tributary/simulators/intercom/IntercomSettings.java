package io.tributary.simulators.intercom;

import java.time.ZoneId;
import java.util.Set;

/**
 * The settings of a simulated Intercom.
 *
 * @param token the access token
 * @param clientId of the OAuth app
 * @param clientSecret of the OAuth app
 * @param region {@code US}, {@code EU} or {@code AU}
 * @param timeZone of the workspace; contact searches before version 2.17 compare its days
 * @param scrollPage rows per page of the companies scroll
 * @param largestPage maximum rows per page of contacts and conversations
 * @param largestCompanyPage maximum rows per page of companies
 * @param greaterIncludesEqual whether {@code >} on a conversation's times matches equal times
 * @param variants deviations from the reference
 */
record IntercomSettings(
        String token,
        String clientId,
        String clientSecret,
        String region,
        ZoneId timeZone,
        int scrollPage,
        int largestPage,
        int largestCompanyPage,
        boolean greaterIncludesEqual,
        Set<Variant> variants) {

    boolean has(Variant variant) {
        return variants.contains(variant);
    }
}
