package engram.experiments.pages;

import engram.experiments.results.Result;
import engram.experiments.runs.Bench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The commands that bring a sheet about: one for all methods that ran alike. */
record Commands(Sheet sheet) {

    String text() {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (String method : sheet.methods()) {
            alike.computeIfAbsent(options(method), any -> new ArrayList<>()).add(method);
        }
        List<String> lines = new ArrayList<>();
        alike.forEach((options, methods) -> lines.add(line(methods, options, !lines.isEmpty())));
        return String.join("\n", lines);
    }

    private String line(List<String> methods, String options, boolean further) {
        boolean own = sheet.protocol().name().equals(Bench.OWN);
        StringBuilder line = new StringBuilder("engram bench");
        line.append(own ? " --data DATA" : " " + sheet.protocol().name() + " --data DIR");
        if (!methods.equals(sheet.grid().methods())) {
            line.append(" --detectors ").append(String.join(",", methods));
        }
        line.append(options);
        return line.append(further ? " --resume" : "").toString();
    }

    private String options(String method) {
        List<Result> results = sheet.of(method);
        StringBuilder options = new StringBuilder();
        TreeSet<String> problems =
                results.stream()
                        .map(result -> result.run().problem())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (problems.size() < sheet.protocol().problems().size()) {
            options.append(" --classes ").append(String.join(",", problems));
        }
        long seeds = results.stream().mapToLong(result -> result.run().seed()).max().orElse(1);
        if (seeds != sheet.grid().seeds()) {
            options.append(" --seeds ").append(seeds);
        }
        changes(method, results.get(0).settings())
                .forEach((key, value) -> options.append(" --set " + key + "=" + value));
        return options.toString();
    }

    /** What was put over the settings that come with the program. */
    private Map<String, String> changes(String method, Map<String, String> settings) {
        Map<String, String> standard = sheet.grid().method(method).settings();
        Map<String, String> changes = new TreeMap<>(settings);
        changes.entrySet().removeIf(entry -> entry.getValue().equals(standard.get(entry.getKey())));
        return changes;
    }
}
