package engram.experiments.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import engram.experiments.grid.Method;
import engram.experiments.grid.Run;
import engram.experiments.protocols.Protocol;
import engram.experiments.results.Json;
import engram.experiments.results.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Carries out runs side by side, each in a process of its own: libtorch has one random generator
 * and one number of threads per process, and a run that takes the process down takes no other with
 * it.
 */
final class Workers implements Bench.Workforce {

    /** What a worker is asked. */
    record Order(Run run, Method method, int threads) {}

    /** What it answers: one of the two. */
    record Answer(Result result, String failure) {}

    private final List<String> command;
    private final int jobs;
    private final int threads;

    /** An order, and its place among all. */
    private record Placed(int place, String line) {}

    /**
     * @param command starts a worker, which reads orders from its standard input
     * @param jobs how many at once
     * @param threads libtorch's, in each
     */
    Workers(List<String> command, int jobs, int threads) {
        this.command = command;
        this.jobs = jobs;
        this.threads = threads;
    }

    @Override
    public int jobs() {
        return jobs;
    }

    @Override
    public int threads() {
        return threads;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if a worker cannot be started or a result cannot be kept
     */
    @Override
    public void carryOut(List<String> orders, Bench.Answered answered) {
        Deque<Placed> waiting = new ConcurrentLinkedDeque<>();
        for (int i = 0; i < orders.size(); i++) {
            waiting.add(new Placed(i, orders.get(i)));
        }
        ExecutorService serving = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(jobs, orders.size()); i++) {
                running.add(serving.submit(() -> serve(waiting, answered)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            serving.shutdownNow();
        }
    }

    private void serve(Deque<Placed> waiting, Bench.Answered answered) {
        while (!waiting.isEmpty()) {
            try (Worker worker = new Worker()) {
                worker.serve(waiting, answered);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One process, until there is nothing more to do or it dies. */
    private final class Worker implements AutoCloseable {
        private final Process process;
        private final Thread atExit;

        Worker() throws IOException {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            atExit = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(atExit);
        }

        void serve(Deque<Placed> waiting, Bench.Answered answered) {
            Writer to = process.outputWriter(StandardCharsets.UTF_8);
            BufferedReader from = process.inputReader(StandardCharsets.UTF_8);
            for (Placed order = waiting.poll(); order != null; order = waiting.poll()) {
                Optional<String> line = ask(order.line, to, from);
                synchronized (answered) {
                    answered.with(order.place, line.orElseGet(this::died));
                }
                if (line.isEmpty()) {
                    return;
                }
            }
        }

        /** Empty where the process has ended, which breaks the pipe or ends the answers. */
        private static Optional<String> ask(String order, Writer to, BufferedReader from) {
            try {
                to.write(order + "\n");
                to.flush();
                return Optional.ofNullable(from.readLine());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        private String died() {
            try {
                return Bench.failure("its process ended with exit code " + process.waitFor());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Bench.failure("interrupted");
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The whole program is ending, and the hook is at work.
            }
        }
    }

    /** Serves orders until the input ends: the other side of {@link Workers}. */
    static void work(Bench setting, BufferedReader orders, Writer answers) throws IOException {
        try (Experiment experiment = new Experiment()) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answers.write(Json.line(answer(experiment, setting, line)) + "\n");
                answers.flush();
            }
        }
    }

    private static Answer answer(Experiment experiment, Bench setting, String line)
            throws JsonProcessingException {
        Order order = Json.parse(line, Order.class);
        try {
            Protocol protocol = setting.protocol(order.run.protocol());
            return new Answer(
                    experiment.carryOut(
                            new Task(
                                    order.run,
                                    protocol,
                                    order.method,
                                    setting.data(),
                                    order.threads)),
                    null);
        } catch (RuntimeException e) {
            return new Answer(null, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
