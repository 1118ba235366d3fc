package io.tributary.connect.common.testing;

import java.util.List;

/** Bodies that proxies, gateways and other programs send in place of an API. */
public final class ForeignBodies {
    /** A text in these bodies, which no message may quote. */
    public static final String MARKER = "MARKER-of-another-program";

    /** Pages of firewalls and web servers, errors of gateways, and nothing. */
    public static final List<String> ALL = List.of(
            "",
            " \r\n",
            "OK",
            MARKER,
            "<html><head><title>" + MARKER
                    + "</title></head><body><center><h1>404 Not Found</h1></center></body></html>",
            "<!DOCTYPE html>\n<!--[if lt IE 7]> <html class=\"no-js\"> <![endif]--><p>" + MARKER + "</p>",
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>" + MARKER + "</Message></Error>",
            "{}",
            "[]",
            "null",
            "\"" + MARKER + "\"",
            "{\"status\":\"ok\"}",
            "{\"error\":\"" + MARKER + "\"}",
            "{\"error\":{\"code\":404,\"message\":\"" + MARKER + "\",\"status\":\"NOT_FOUND\"}}",
            "{\"message\":\"no Route matched with those values " + MARKER + "\"}",
            "{\"message\":\"Forbidden\"}",
            "{\"code\":\"" + MARKER + "\",\"message\":\"" + MARKER + "\"}",
            "{\"type\":\"error\",\"errors\":{}}",
            "{\"errors\":[]}",
            "{\"errors\":[{}]}",
            "{\"errors\":[\"" + MARKER + "\"]}",
            "{\"errors\":\"" + MARKER + "\"}",
            "{\"errors\":[{\"message\":\"" + MARKER + "\"}]}",
            "{\"meta\":{}}",
            "{\"meta\":{\"errors\":[]}}",
            "{\"errors\":[{\"code\":\"cut");

    private ForeignBodies() {}
}
