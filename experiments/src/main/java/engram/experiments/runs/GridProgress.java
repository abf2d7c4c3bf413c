package engram.experiments.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.experiments.grid.Run;
import engram.experiments.results.Figures;
import engram.experiments.results.Json;
import engram.experiments.results.Result;
import engram.experiments.results.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps results and tells how far the grid is. */
final class GridProgress implements Bench.Answered {
    private final Map<String, ResultFile> files;
    private final List<Run> runs;
    private final Bench.Listener listener;
    private final RunTimes times;
    private final List<String> failures = new ArrayList<>();
    private int done;

    GridProgress(
            Map<String, ResultFile> files,
            List<Workers.Order> orders,
            int jobs,
            Bench.Listener listener) {
        this.files = files;
        this.runs = orders.stream().map(Workers.Order::run).toList();
        this.listener = listener;
        this.times = new RunTimes(orders, jobs);
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void with(int order, String line) {
        try {
            Workers.Answer answer = Json.parse(line, Workers.Answer.class);
            if (answer.result() != null) {
                succeeded(answer.result());
            } else {
                failed(runs.get(order), answer.failure());
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void succeeded(Result result) {
        try {
            files.get(result.run().protocol()).append(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        times.took(result.run(), result.cost().training() + result.cost().scoring());
        tell(
                String.format(
                        Locale.ROOT,
                        "%s: AUROC %.4f, %.0f s",
                        result.run(),
                        result.own(Figures.AUROC),
                        result.cost().training() + result.cost().scoring()));
    }

    void failed(Run run, String why) {
        failures.add(run + ": " + why);
        // A run that failed at once says nothing of how long its method takes, but is not waited
        // for.
        times.took(run, 0);
        tell(run + ": failed, " + why);
    }

    private void tell(String line) {
        done++;
        listener.ended(line, done, runs.size(), times.left());
    }
}
