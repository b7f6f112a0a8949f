package io.stint.cli.hub;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Signals of the operating system. The JDK has them only in its module {@code jdk.unsupported}, which the compiler warns of
 * and other JVMs may lack; so they are looked up when the command runs.
 */
final class Signals {
    private Signals() {}

    /**
     * Has the signal heard instead of ending the process.
     *
     * @param name without "SIG"
     * @param heard gets the signal's number, in a thread of the JVM's; where there is no such signal it is never called
     */
    static void hear(String name, IntConsumer heard) {
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Object signal = signals.getConstructor(String.class).newInstance(name);
            int number = (int) signals.getMethod("getNumber").invoke(signal);
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            heard.accept(number);
                        }
                        return null;
                    });
            signals.getMethod("handle", signals, handlers).invoke(null, signal, handler);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException _) {
            // It ends the process as it ends any JVM.
        }
    }
}
