package io.tributary.simulators.intercom;

import java.time.ZoneId;
import java.util.Set;

/**
 * What an API answers that is not a row.
 *
 * @param token the access token
 * @param clientId of the OAuth app
 * @param clientSecret of the OAuth app
 * @param region {@code US}, {@code EU} or {@code AU}
 * @param timeZone of the workspace, whose days contact searches compare before version 2.17
 * @param scrollPage rows on a page of the companies scroll
 * @param largestPage rows on a page of contacts or conversations at most
 * @param largestCompanyPage rows on a page of companies at most
 * @param greaterIncludesEqual whether {@code >} on a conversation's times finds equal ones too
 * @param tellings what is answered otherwise than the reference says
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
        Set<Telling> tellings) {

    boolean tells(Telling telling) {
        return tellings.contains(telling);
    }
}
