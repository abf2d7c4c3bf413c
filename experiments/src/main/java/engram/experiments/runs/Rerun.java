package engram.experiments.runs;

import engram.data.UnreadableDataException;
import engram.experiments.grid.Grid;
import engram.experiments.grid.Method;
import engram.experiments.results.Result;
import engram.experiments.results.ResultFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A result carried out again from its line alone, under the settings in full that the line holds,
 * whatever has become of the defaults since.
 *
 * @param run what was repeated
 * @param before figures by score and name, as the line has them
 * @param now the same, found anew
 */
public record Rerun(String run, Map<String, Double> before, Map<String, Double> now) {

    /**
     * Repeats a run.
     *
     * @param file a result file of {@link Bench#named}
     * @param line counted from 1
     * @param data where the data set is
     * @throws UnreadableDataException if there is no such line, or the data is not that of the line
     */
    public static Rerun of(Path file, int line, Path data) {
        List<Result> results = ResultFile.read(file).results();
        if (line < 1 || line > results.size()) {
            throw new UnreadableDataException(
                    file, "has no line " + line + ": it has " + results.size() + " whole lines");
        }
        Result before = results.get(line - 1);
        Grid grid = Grid.of(before.run().protocol(), file);
        Method method = new Method(before.run().method(), before.leaves());
        try (Experiment experiment = new Experiment()) {
            Result now =
                    experiment.carryOut(
                            new Task(
                                    before.run(),
                                    grid.protocol(),
                                    method,
                                    data,
                                    before.cost().threads()));
            if (!now.data().equals(before.data())) {
                throw new UnreadableDataException(
                        data,
                        "is not the data of the line: "
                                + now.data()
                                + " instead of "
                                + before.data());
            }
            return new Rerun(before.run().toString(), figures(before), figures(now));
        }
    }

    /**
     * Whether every figure of the line came out the same, to the last bit; a later version may know
     * more scores.
     */
    public boolean same() {
        return now.entrySet().containsAll(before.entrySet());
    }

    private static Map<String, Double> figures(Result result) {
        Map<String, Double> figures = new LinkedHashMap<>();
        result.scores()
                .forEach(
                        (score, values) ->
                                values.forEach(
                                        (name, value) -> figures.put(score + " " + name, value)));
        result.epochs()
                .ifPresent(
                        epochs -> {
                            for (int i = 0; i < epochs.size(); i++) {
                                figures.put("epoch " + (i + 1), epochs.get(i).auroc());
                            }
                        });
        return figures;
    }
}
