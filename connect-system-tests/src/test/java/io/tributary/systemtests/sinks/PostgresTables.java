package io.tributary.systemtests.sinks;

import io.tributary.connect.common.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The tables that a sink has created in a database.
 *
 * @param tableName returns the table of a topic, as SCHEMA.NAME
 * @param columnName returns the column of a field
 */
record PostgresTables(Connection connection, UnaryOperator<String> tableName, UnaryOperator<String> columnName) {

    /** The rows of a table by the values of its primary key. Empty if there is no such table. */
    Map<List<Object>, Map<String, Object>> rows(DeclaredTable table) throws SQLException {
        Map<List<Object>, Map<String, Object>> rows = new HashMap<>();
        if (columns(table).isEmpty()) {
            return rows;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + tableName.apply(table.topic()))) {
            while (result.next()) {
                Map<String, Object> row = row(table, result);
                rows.put(table.key(row), row);
            }
        }
        return rows;
    }

    private Map<String, Object> row(DeclaredTable table, ResultSet result) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Map.Entry<String, DeclaredType> field : table.types().entrySet()) {
            row.put(field.getKey(), value(field.getValue(), columnName.apply(field.getKey()), result));
        }
        return row;
    }

    private static Object value(DeclaredType type, String column, ResultSet result) throws SQLException {
        return switch (type) {
            case STRING, INT64, FLOAT64, BOOLEAN -> result.getObject(column);
            case TIMESTAMP -> result.getObject(column, LocalDateTime.class);
            case JSON -> {
                String text = result.getString(column);
                yield text == null ? null : Json.parse(text);
            }
        };
    }

    /** The types of a table's columns by name. Empty if there is no such table. */
    Map<String, String> columns(DeclaredTable table) throws SQLException {
        String[] name = tableName.apply(table.topic()).split("\\.");
        Map<String, String> types = new TreeMap<>();
        try (ResultSet result = connection.getMetaData().getColumns(null, name[0], name[1], null)) {
            while (result.next()) {
                types.put(result.getString("COLUMN_NAME"), result.getString("TYPE_NAME"));
            }
        }
        return types;
    }

    /** The expected types of the columns of a table. */
    Map<String, String> expectedColumns(DeclaredTable table) {
        Map<String, String> types = new TreeMap<>();
        table.types().forEach((field, type) -> types.put(columnName.apply(field), sqlType(type)));
        return types;
    }

    private static String sqlType(DeclaredType type) {
        return switch (type) {
            case STRING -> "text";
            case INT64 -> "int8";
            case FLOAT64 -> "float8";
            case BOOLEAN -> "bool";
            case TIMESTAMP -> "timestamp";
            case JSON -> "json";
        };
    }

    /** The columns of a table's primary key. */
    Set<String> primaryKey(DeclaredTable table) throws SQLException {
        String[] name = tableName.apply(table.topic()).split("\\.");
        Set<String> columns = new TreeSet<>();
        try (ResultSet result = connection.getMetaData().getPrimaryKeys(null, name[0], name[1])) {
            while (result.next()) {
                columns.add(result.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    /** The expected primary key columns of a table. */
    Set<String> expectedPrimaryKey(DeclaredTable table) {
        Set<String> columns = new TreeSet<>();
        table.primaryKey().forEach(field -> columns.add(columnName.apply(field)));
        return columns;
    }
}
