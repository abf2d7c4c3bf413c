package engram.experiments.runs;

import engram.data.UnreadableDataException;
import engram.data.UnusableSettingException;
import engram.data.sources.Source;
import engram.detection.config.ConfigTree;
import engram.experiments.grid.Grid;
import engram.experiments.grid.Method;
import engram.experiments.grid.Run;
import engram.experiments.protocols.OwnProtocol;
import engram.experiments.protocols.Protocol;
import engram.experiments.results.Json;
import engram.experiments.results.Result;
import engram.experiments.results.ResultFile;
import engram.experiments.results.Standing;
import engram.models.Catalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Runs a grid of detectors, problems and seeds, and keeps each result as one line. */
public final class Bench {
    /** What results on a user's own data are filed under. */
    public static final String OWN = "own";

    private final List<Grid> grids;
    private final Path data;

    private Bench(List<Grid> grids, Path data) {
        this.grids = grids;
        this.data = data;
    }

    /**
     * One of the papers' tables.
     *
     * @param data the folder of the data set, or the folder above
     * @throws IllegalArgumentException if there is no such table
     */
    public static Bench named(String name, Path data) {
        return new Bench(Grid.named(name), data);
    }

    /**
     * A user's own labelled data, with every detector that takes samples of its shape.
     *
     * @param open opens the data
     * @throws UnreadableDataException if it cannot be read
     */
    public static Bench own(Path data, Function<Path, Source> open) {
        List<String> families = new ArrayList<>();
        try (Source source = open.apply(data)) {
            var shape = source.parts().training().shape();
            Catalogue.families().stream()
                    .filter(family -> family.takes(shape))
                    .forEach(family -> families.add(family.name()));
        }
        return new Bench(
                List.of(new Grid(new OwnProtocol(OWN, open), Optional.empty(), families, 1)), data);
    }

    /**
     * What to run of it.
     *
     * @param methods names, or "all"; empty for the table's own
     * @param problems such as classes; empty for all, or for the first if {@code brief}
     * @param seeds how many; 0 for the table's own number
     * @param brief whether one problem, one seed and hardly any training are enough where nothing
     *     else is said
     * @param changes settings put over those of every method, by dotted key
     */
    public record Selection(
            List<String> methods,
            List<String> problems,
            int seeds,
            boolean brief,
            Map<String, String> changes) {

        private int seeds(Grid grid) {
            return seeds > 0 ? seeds : brief ? 1 : grid.seeds();
        }
    }

    /** Who works: processes of this machine, or those of others. */
    public interface Workforce {

        /** How many runs are carried out at once. */
        int jobs();

        /** libtorch's threads in each. */
        int threads();

        /**
         * Has orders carried out, in order as somebody comes free.
         *
         * @param orders lines, each for a {@link #work} somewhere
         * @param answered hears of each order, one at a time
         */
        void carryOut(List<String> orders, Answered answered);
    }

    /** Hears of orders that were carried out. */
    public interface Answered {

        /**
         * An order was carried out.
         *
         * @param order its place among the orders
         * @param answer the line that {@link #work} gave; {@link #failure} makes one where it gave
         *     none
         */
        void with(int order, String answer);
    }

    /**
     * Processes of this machine.
     *
     * @param command starts a process that calls {@link #work}
     * @param jobs how many at once
     * @param threads of each
     */
    public static Workforce processes(List<String> command, int jobs, int threads) {
        return new Workers(command, jobs, threads);
    }

    /** The answer to an order that nobody could carry out. */
    public static String failure(String why) {
        return Json.line(new Workers.Answer(null, why));
    }

    /** Watches. */
    public interface Listener {

        /**
         * A run has ended.
         *
         * @param line what ran and what it came to
         * @param done of all runs
         * @param secondsLeft estimated
         */
        void ended(String line, int done, int all, double secondsLeft);
    }

    /**
     * What happened.
     *
     * @param ranking by the results of the selected runs, whenever they were carried out
     * @param failures which runs failed, and why
     */
    public record Outcome(List<Standing> ranking, List<String> failures) {}

    /**
     * Carries out what is not in the files yet.
     *
     * @param results the folder of result files; one is made for each protocol
     * @param resume whether files may hold results already
     * @throws UnreadableDataException if the data is missing or damaged, or results are there and
     *     {@code resume} is not set, or were found with other settings
     * @throws IllegalArgumentException if a name or a setting does not exist
     */
    public Outcome run(
            Selection selection,
            Path results,
            boolean resume,
            Workforce workforce,
            Listener listener) {
        List<Workers.Order> orders = new ArrayList<>();
        Map<String, ResultFile> files = new LinkedHashMap<>();
        List<Run> selected = new ArrayList<>();
        List<Grid> concerned = concerned(selection);
        for (Grid grid : concerned) {
            ResultFile file = ResultFile.read(results.resolve(grid.protocol().name() + ".jsonl"));
            files.put(grid.protocol().name(), file);
            Map<String, Method> methods = methods(grid, selection);
            List<Run> runs =
                    grid.runs(
                            List.copyOf(methods.values()),
                            problems(grid, selection),
                            selection.seeds(grid));
            requireGoingOn(file, methods, resume);
            selected.addAll(runs);
            runs.stream()
                    .filter(run -> !file.has(run))
                    .forEach(
                            run ->
                                    orders.add(
                                            new Workers.Order(
                                                    run,
                                                    methods.get(run.method()),
                                                    workforce.threads())));
        }
        if (!orders.isEmpty()) {
            concerned.forEach(grid -> grid.check(data));
        }
        GridProgress progress = new GridProgress(files, orders, workforce.jobs(), listener);
        workforce.carryOut(orders.stream().map(Json::line).toList(), progress);
        List<Result> all = files.values().stream().flatMap(f -> f.results().stream()).toList();
        return new Outcome(
                Standing.rank(all.stream().filter(r -> selected.contains(r.run())).toList()),
                progress.failures());
    }

    /** Serves a {@link Workforce}'s orders until they end. */
    public void work(BufferedReader orders, Writer answers) throws IOException {
        Workers.work(this, orders, answers);
    }

    Path data() {
        return data;
    }

    Protocol protocol(String name) {
        return grids.stream()
                .map(Grid::protocol)
                .filter(protocol -> protocol.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The tables that have one of the methods. One table takes any method; of several, each may
     * have methods that no other has.
     */
    private List<Grid> concerned(Selection selection) {
        if (grids.size() == 1 || isWhole(selection)) {
            return grids;
        }
        Set<String> there = new LinkedHashSet<>();
        grids.forEach(grid -> there.addAll(grid.methods()));
        for (String name : selection.methods) {
            if (!there.contains(name)) {
                throw new UnusableSettingException(
                        "no detector here is called \"%s\"; there are %s"
                                .formatted(name, String.join(", ", there)));
            }
        }
        return grids.stream()
                .filter(grid -> !Collections.disjoint(grid.methods(), selection.methods))
                .toList();
    }

    private static boolean isWhole(Selection selection) {
        return selection.methods.isEmpty() || selection.methods.equals(List.of("all"));
    }

    private Map<String, Method> methods(Grid grid, Selection selection) {
        List<String> names = isWhole(selection) ? grid.methods() : selection.methods;
        if (grids.size() > 1) {
            names = names.stream().filter(grid.methods()::contains).toList();
        }
        Map<String, Method> methods = new LinkedHashMap<>();
        for (String name : names) {
            Method standard = grid.method(name);
            Method method = (selection.brief ? standard.brief() : standard).with(selection.changes);
            Catalogue.family(method.family());
            methods.put(name, method);
        }
        return methods;
    }

    private static List<String> problems(Grid grid, Selection selection) {
        List<String> there = grid.protocol().problems();
        for (String name : selection.problems) {
            if (!there.contains(name)) {
                throw new UnusableSettingException(
                        "%s has no class \"%s\"; it has %s"
                                .formatted(grid.protocol().name(), name, String.join(", ", there)));
            }
        }
        if (!selection.problems.isEmpty()) {
            return selection.problems;
        }
        return selection.brief ? there.subList(0, 1) : there;
    }

    private static String leftOpen(Result result, String family, String key) {
        return Optional.ofNullable(result.leaves().get(key))
                .or(() -> ConfigTree.before(family, key))
                .orElse("the default");
    }

    private static void requireGoingOn(
            ResultFile file, Map<String, Method> methods, boolean resume) {
        for (Result result : file.results()) {
            Method method = methods.get(result.run().method());
            if (method == null) {
                continue;
            }
            if (!resume) {
                throw new UnreadableDataException(
                        file.path(),
                        "holds results of "
                                + method.name()
                                + " already; go on with --resume, or choose another folder with"
                                + " --results");
            }
            String difference = difference(result, method);
            if (!difference.isEmpty()) {
                throw new UnreadableDataException(
                        file.path(),
                        "results of "
                                + method.name()
                                + " were found with other settings: "
                                + difference
                                + "; choose another folder with --results, or take its lines"
                                + " away");
            }
        }
    }

    /**
     * What a method was given and is given no more, or otherwise. A setting that was left open then
     * and is given now may be what the default was: defaults change, and results stay.
     */
    private static String difference(Result before, Method now) {
        TreeSet<String> keys = new TreeSet<>(before.settings().keySet());
        keys.addAll(now.settings().keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            String old =
                    Optional.ofNullable(before.settings().get(key))
                            .orElse(leftOpen(before, now.family(), key));
            String current = now.settings().getOrDefault(key, "the default");
            if (!old.equals(current)) {
                differences.add("%s was %s and is %s".formatted(key, old, current));
            }
        }
        return String.join(", ", differences);
    }
}
