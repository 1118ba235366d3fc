package io.tributary.connect.customerio;

import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;

/** Reads actions and variants, whose members are the fields, except that {@code from} is a reserved word of SQL. */
enum ContentForm implements RowForm {
    WITHOUT_RESERVED_WORDS;

    private static final String FROM = "from";
    private static final String FROM_ADDRESS = "from_address";

    @Override
    public void read(WireRow row) throws IOException {
        row.members(name -> row.field(name.equals(FROM) ? FROM_ADDRESS : name));
    }
}
